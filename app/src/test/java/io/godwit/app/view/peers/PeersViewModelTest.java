package io.godwit.app.view.peers;

import static io.godwit.app.view.peers.FakePeerDesk.OWN;
import static io.godwit.app.view.peers.FakePeerDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.UiThread;
import io.godwit.app.view.peers.BrowseModel.State;
import io.godwit.app.view.peers.PeersViewModel.Fault;
import io.godwit.app.view.peers.PeersViewModel.Status;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.peer.SafetyNumber;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeersViewModelTest {
    private final UiThread ui = new UiThread();
    private final ExecutorService background = BackgroundThreads.open();
    private final FakePeerDesk desk =
            new FakePeerDesk().with(0, "myself", 3).with(1, "Mallory", 2).with(2, "ada", 5);
    private final PeersViewModel model =
            new PeersViewModel(desk, new FakeFavourites(), background, ui);

    @AfterEach
    void stop() {
        background.close();
        ui.close();
    }

    private void shows(String... names) {
        ui.until(() -> model.rows().stream().map(PeerRow::name).toList().equals(List.of(names)));
    }

    private PeerRow row(int seed) {
        return ui.ask(() ->
                model.rows().stream()
                        .filter(row -> row.id().equals(id(seed)))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aNameIsChangedAsItIsWhereItCanBeSeen() {
        String longest = "\ud83e\udd86".repeat(64);
        for (String plain : List.of("", "ada", "EXAMPLE\\ada", longest)) {
            assertEquals(plain, PeersViewModel.editable(plain));
        }
        assertEquals("a\\\\b\\u{202E}", PeersViewModel.editable("a\\b\u202e"));
    }

    @Test
    void showsEverybodyButThisNodeByName() {
        model.refresh();
        shows("ada", "Mallory");
        assertEquals(Set.of(id(1), id(2)), Set.copyOf(desk.pinged));
        ui.until(() -> model.rows().stream().allMatch(row -> row.latency().isPresent()));
    }

    @Test
    void contactsComeFirstUnderTheirOwnNameAlsoWhenTheyAreAway() throws IOException {
        desk.keep(id(1), "Mal", Verification.NONE);
        desk.keep(id(7), "Away", Verification.SAFETY_NUMBER);
        model.refresh();
        shows("Mal", "ada", "Away");
        assertFalse(row(7).online());
        assertTrue(row(7).verified());
        assertEquals("Mallory", row(1).calledItself());
    }

    @Test
    void manyRowsThatChangeAreToldOnce() {
        for (int seed = 10; seed < 60; seed++) {
            desk.with(seed, "peer " + seed, 1);
        }
        List<Integer> told = new CopyOnWriteArrayList<>();
        ui.run(() -> model.revision().subscribe((before, now) -> told.add(model.rows().size())));
        model.refresh();
        ui.until(() -> model.rows().size() == 52);
        assertEquals(52, told.getFirst());
    }

    @Test
    void favouritesStandFirstAndStayStrangers() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> model.favour(model.rows().get(1)));
        shows("Mallory", "ada");
        assertFalse(row(1).contact());
    }

    @Test
    void filtersByNameAndId() {
        model.filter("MAL");
        shows("Mallory");
        model.filter(PeerIdText.format(id(2)).substring(0, 20));
        shows("ada");
    }

    /** Threads come to their work in no order; here in the reverse one. */
    @Test
    void changesAreMadeInTheOrderInWhichTheyWereAskedFor() {
        model.refresh();
        shows("ada", "Mallory");
        Deque<Runnable> threads = new ConcurrentLinkedDeque<>();
        PeersViewModel slow =
                new PeersViewModel(desk, new FakeFavourites(), threads::addFirst, Runnable::run);
        slow.block(row(1), false);
        slow.block(row(1), true);
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
        assertTrue(desk.blocked.contains(id(1)));
    }

    /** A person is faster than the list. */
    @Test
    void renamingAndVerifyingInARowKeepBoth() throws IOException {
        desk.keep(id(2), "Ada", Verification.NONE);
        model.refresh();
        shows("Ada", "Mallory");
        PeerRow shown = row(2);
        PeerRow other = row(1);
        ui.run(() -> {
            model.verified(shown);
            model.keep(shown, "Countess");
            model.block(other, true);
        });
        ui.until(() -> desk.blocked.contains(id(1)));
        assertEquals(Verification.SAFETY_NUMBER, desk.contacts.get(id(2)).verification());
        assertEquals("Countess", desk.contacts.get(id(2)).name());
        ui.run(() -> {
            model.keep(shown, "Ada L.");
            model.verified(shown);
            model.block(other, false);
        });
        ui.until(() -> !desk.blocked.contains(id(1)));
        assertEquals("Ada L.", desk.contacts.get(id(2)).name());
    }

    @Test
    void addingRenamingAndForgettingAContact() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> model.keep(row0(2), "  Ada L.  "));
        shows("Ada L.", "Mallory");
        assertEquals(Verification.NONE, desk.contacts.get(id(2)).verification());
        ui.run(() -> model.verified(row0(2)));
        ui.until(() -> row0(2).verified());
        ui.run(() -> model.keep(row0(2), "Countess"));
        shows("Countess", "Mallory");
        assertEquals(Verification.SAFETY_NUMBER, desk.contacts.get(id(2)).verification());
        ui.run(() -> model.forget(row0(2)));
        shows("ada", "Mallory");
        assertFalse(PeersViewModel.isName(" "));
        assertFalse(PeersViewModel.isName("x".repeat(65)));
    }

    /** On the interface thread already. */
    private PeerRow row0(int seed) {
        return model.rows().stream()
                .filter(row -> row.id().equals(id(seed)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theChosenPeerHasItsWholeSafetyNumberAndFollowsChanges() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> model.choose(row0(1)));
        ui.until(() -> model.safety().get().isPresent());
        assertEquals(
                SafetyNumber.of(OWN, id(1)).digits(),
                ui.ask(() -> model.safety().get().orElseThrow().digits()));
        ui.run(() -> model.block(row0(1), true));
        ui.until(() -> model.chosen().get().orElseThrow().blocked());
    }

    @Test
    void blockedStrangerCanBeUnblockedWhileItIsAway() throws IOException {
        desk.block(id(9), true);
        model.refresh();
        shows("ada", "Mallory", "");
        assertTrue(row(9).blocked());
        assertFalse(row(9).online());
        ui.run(() -> {
            model.choose(row0(9));
            model.block(row0(9), false);
        });
        shows("ada", "Mallory");
        assertTrue(desk.blocked.isEmpty());
        ui.until(() -> model.chosen().get().isEmpty());
    }

    @Test
    void aBlockedPeerIsNotAskedWhenItIsChosen() throws IOException {
        desk.block(id(1), true);
        model.refresh();
        ui.until(() -> model.rows().size() == 2);
        ui.run(() -> model.choose(row0(1)));
        ui.until(() -> model.safety().get().isPresent());
        background.close();
        assertEquals(List.of(id(2)), desk.pinged);
    }

    @Test
    void chosenPeerThatLeavesIsShownAsOfflineUntilAnotherIsChosen() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> model.choose(row0(1)));
        desk.online.removeIf(peer -> peer.id().equals(id(1)));
        model.refresh();
        ui.until(() -> !model.chosen().get().orElseThrow().online());
        shows("ada", "Mallory");
        assertTrue(row(1).latency().isEmpty());
        model.refresh();
        ui.run(() -> model.choose(row0(2)));
        model.refresh();
        shows("ada");
        desk.running = false;
        desk.online.clear();
        model.refresh();
        ui.until(() -> model.chosen().get().isEmpty());
    }

    @Test
    void forgottenContactThatIsAwayIsNoLongerShown() throws IOException {
        desk.keep(id(7), "Away", Verification.NONE);
        model.refresh();
        shows("ada", "Mallory", "Away");
        ui.run(() -> {
            model.choose(row0(7));
            model.forget(row0(7));
        });
        shows("ada", "Mallory");
        ui.until(() -> model.chosen().get().isEmpty());
    }

    @Test
    void contactIsAddedByItsIdAndChosenAlsoWhileItIsAway() throws IOException {
        model.refresh();
        shows("ada", "Mallory");
        String id = PeerIdText.formatGrouped(id(7)).toUpperCase(Locale.ROOT);
        assertEquals(Optional.empty(), ui.ask(() -> model.add(" " + id + "\n", " Grace ")));
        shows("ada", "Mallory", "Grace");
        ui.until(() -> model.chosen().get().filter(row -> row.id().equals(id(7))).isPresent());
        assertFalse(row(7).online());
        desk.keep(id(7), "Grace", Verification.SAFETY_NUMBER);
        assertEquals(Optional.empty(), ui.ask(() -> model.add(id, "Hopper")));
        shows("ada", "Mallory", "Hopper");
        assertTrue(row(7).verified(), "another name says nothing against the check");
    }

    @Test
    void whoCouldNotBeAddedIsNotChosenWhenItComesOnline() {
        model.refresh();
        shows("ada", "Mallory");
        desk.readOnly = true;
        assertEquals(Optional.empty(), ui.ask(() -> model.add(PeerIdText.format(id(7)), "Grace")));
        ui.until(() -> model.failed().get());
        desk.readOnly = false;
        ui.run(() -> model.choose(row0(1)));
        desk.with(7, "Grace", 4);
        model.refresh();
        shows("ada", "Grace", "Mallory");
        assertEquals(id(1), ui.ask(() -> model.chosen().get().orElseThrow().id()));
    }

    @Test
    void saysWhyNobodyIsAdded() {
        model.refresh();
        shows("ada", "Mallory");
        String id = PeerIdText.format(id(7));
        assertEquals(Optional.of(Fault.NOT_AN_ID), ui.ask(() -> model.add("gw1", "Grace")));
        assertEquals(
                Optional.of(Fault.NOT_AN_ID),
                ui.ask(() -> model.add(id.substring(0, 60), "Grace")));
        assertEquals(
                Optional.of(Fault.OWN_ID),
                ui.ask(() -> model.add(PeerIdText.format(OWN), "Grace")));
        assertEquals(Optional.of(Fault.NO_NAME), ui.ask(() -> model.add(id, " ")));
        assertTrue(desk.contacts.isEmpty());
    }

    @Test
    void saysWhenAChangeCouldNotBeKept() {
        desk.readOnly = true;
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> model.block(row0(1), true));
        ui.until(() -> model.failed().get());
    }

    @Test
    void showsContactsWhenNoServerAnswersAndNothingOnlineWhenOff() throws IOException {
        desk.keep(id(7), "Away", Verification.NONE);
        desk.reachable = false;
        model.refresh();
        ui.until(() -> model.status().get() == Status.UNREACHABLE);
        shows("Away");
        desk.running = false;
        model.refresh();
        ui.until(() -> model.status().get() == Status.OFFLINE);
    }

    @Test
    void browsesPageByPageAndDropsWhatComesForSomebodyElse() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> {
            model.choose(row0(2));
            model.browse().open(id(2));
        });
        ui.until(() -> model.browse().state().get() == State.MORE);
        assertEquals(100, ui.ask(() -> model.browse().entries().size()));
        ui.run(model.browse()::more);
        ui.until(() -> model.browse().entries().size() == 200);
        ui.run(model.browse()::more);
        ui.until(() -> model.browse().state().get() == State.ALL);
        assertEquals(List.of("", "100", "200"), desk.browsed);
        ui.run(() -> {
            model.browse().open(id(2));
            model.choose(row0(1));
        });
        assertEquals(State.CLOSED, ui.ask(() -> model.browse().state().get()));
        assertTrue(ui.ask(() -> model.browse().entries().isEmpty()));
    }

    @Test
    void openedTwiceInARowAPeerIsBrowsedFromItsFirstPageOnce() {
        ui.run(() -> {
            model.browse().open(id(2));
            model.browse().open(id(2));
        });
        ui.until(() -> desk.browsed.size() == 2 && model.browse().state().get() == State.MORE);
        background.close();
        assertEquals(100, ui.ask(() -> model.browse().entries().size()));
        assertEquals(State.MORE, ui.ask(() -> model.browse().state().get()));
    }

    @Test
    void aFailedPageIsTriedAgainWithoutLosingTheOthers() {
        model.refresh();
        shows("ada", "Mallory");
        ui.run(() -> {
            model.choose(row0(2));
            model.browse().open(id(2));
        });
        ui.until(() -> model.browse().state().get() == State.MORE);
        desk.reachable = false;
        ui.run(model.browse()::more);
        ui.until(() -> model.browse().state().get() == State.FAILED);
        desk.reachable = true;
        ui.run(model.browse()::more);
        ui.until(() -> model.browse().entries().size() == 200);
    }

    @Test
    void measuresOnlyTheFirstOfALongListAndNobodyTwice() {
        for (int seed = 10; seed < 200; seed++) {
            desk.with(seed, "peer " + seed, 1);
        }
        model.refresh();
        ui.until(() -> model.rows().size() == 192);
        ui.until(() ->
                model.rows().stream().filter(row -> row.latency().isPresent()).count()
                        == Pinger.FIRST);
        assertEquals(Pinger.FIRST, Set.copyOf(desk.pinged).size());
        assertEquals(Pinger.FIRST, desk.pinged.size());
    }
}
