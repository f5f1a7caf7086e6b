package io.sessionaudit.junit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.sessionaudit.junit.TestScopes.Attribution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** To which test a moment on a thread belongs. */
class TestScopesTest {
    private static final long FOREIGN = -1;

    private final TestScopes scopes = new TestScopes();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        thread.shutdown();
    }

    private TestScope begin(String name, boolean container, long time) {
        TestScope scope = new TestScope(name, "com.acme.SomeTest", container, TestRules.DEFAULT, time);
        scopes.add(scope);
        return scope;
    }

    private <T> T onOtherThread(Callable<T> work) throws Exception {
        return thread.submit(work).get();
    }

    @SuppressWarnings("deprecation") // threadId() is newer than 17
    private static long thisThread() {
        return Thread.currentThread().getId();
    }

    @Test
    void ownThreadBelongsToInnermostScope() {
        TestScope type = begin("class", true, 10);
        TestScope test = begin("test", false, 20);
        scopes.end(test, 30);

        assertThat(scopes.attribute(thisThread(), 15).owner()).isSameAs(type);
        assertThat(scopes.attribute(thisThread(), 25).owner()).isSameAs(test);
        assertThat(scopes.attribute(thisThread(), 30).owner()).isSameAs(type);
        assertThat(scopes.attribute(thisThread(), 5).owner()).isNull();
        assertThat(scopes.attribute(thisThread(), 5).candidates()).isEmpty();
    }

    @Test
    void classJudgesWhatIsFoundAfterItsTest() {
        TestScope type = begin("class", true, 10);
        TestScope test = begin("test", false, 20);

        Attribution attribution = scopes.attribute(thisThread(), 25);

        assertThat(attribution.isLateFor(type)).isFalse();
        scopes.end(test, 30);
        assertThat(attribution.isLateFor(type)).isTrue();
        assertThat(attribution.isLateFor(test)).isFalse();
        assertThat(attribution.isFor(test)).isTrue();
    }

    @Test
    void otherThreadBelongsToTheOnlyTest() {
        begin("class", true, 10);
        TestScope test = begin("test", false, 20);

        Attribution attribution = scopes.attribute(FOREIGN, 25);
        scopes.end(test, 30);

        assertThat(attribution.certain()).isSameAs(test);
        assertThat(attribution.isFor(test)).isTrue();
    }

    @Test
    void otherThreadIsJudgedByTheLastOfSeveralTests() throws Exception {
        TestScope one = begin("one", false, 10);
        TestScope other = onOtherThread(() -> begin("other", false, 12));

        Attribution attribution = scopes.attribute(FOREIGN, 15);
        scopes.end(one, 20);

        assertThat(attribution.certain()).isNull();
        assertThat(attribution.names()).isEqualTo("one, other");
        assertThat(attribution.isFor(one)).isFalse();
        scopes.end(other, 30);
        assertThat(attribution.isFor(other)).isTrue();
    }

    @Test
    void eachOfParallelTestsHasItsThread() throws Exception {
        TestScope one = begin("one", false, 10);
        TestScope other = onOtherThread(() -> begin("other", false, 12));

        assertThat(scopes.attribute(thisThread(), 15).owner()).isSameAs(one);
        assertThat(onOtherThread(() -> scopes.attribute(thisThread(), 15)).owner())
                .isSameAs(other);
        assertThat(scopes.running()).isEqualTo("one, other");
    }

    @Test
    void forgetsWhatEndedBeforeTheOldestTestInProgress() {
        TestScope early = begin("early", false, 10);
        scopes.end(early, 20);
        assertThat(scopes.oldest()).isNull();
        TestScope current = begin("current", false, 30);

        assertThat(scopes.oldest()).isEqualTo(30);
        assertThat(scopes.attribute(FOREIGN, 15).candidates()).isEmpty();
        assertThat(scopes.attribute(FOREIGN, 35).candidates()).containsExactly(current);
    }

    @Test
    void keepsWhatWasAtTheSameTimeAsATestInProgress() {
        TestScope container = begin("container", true, 10);
        scopes.end(begin("first", false, 20), 30);

        assertThat(scopes.oldest()).isEqualTo(10);
        assertThat(scopes.attribute(thisThread(), 25).owner().name()).isEqualTo("first");

        scopes.end(container, 40);
        TestScope second = begin("second", false, 50);
        scopes.end(begin("third", false, 60), 70);

        assertThat(scopes.oldest()).isEqualTo(50);
        assertThat(scopes.attribute(thisThread(), 25).owner()).isNull();
        assertThat(scopes.attribute(thisThread(), 65).owner().name()).isEqualTo("third");
        assertThat(scopes.attribute(thisThread(), 55).owner()).isSameAs(second);
    }

    @Test
    void classesOfOneFileBelongToTheTest() {
        TestScope scope = begin("test", false, 0);

        assertThat(scope.isOf("com.acme.SomeTest$Inside")).isTrue();
        assertThat(scope.isOf("com.acme.SomeTest2")).isFalse();
    }
}
