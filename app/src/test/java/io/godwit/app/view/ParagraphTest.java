package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void breaksBetweenWordsOnly() {
        assertEquals("aa bb\ncc", Paragraph.broken("aa bb cc", 5));
        assertEquals("aaaaaaaa\nb", Paragraph.broken("aaaaaaaa b", 5));
        assertEquals("", Paragraph.broken("", 5));
    }
}
