package io.godwit.app.window;

import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import java.util.Set;

/** Makes the pages of a window, each when it is first shown. */
interface PageFactory {
    /** The pages there are. */
    Set<Page> pages();

    /**
     * Makes one of them.
     *
     * @param page one of {@link #pages}
     * @param navigator the window it will be in
     */
    View create(Page page, Navigator navigator);
}
