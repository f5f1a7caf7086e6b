package io.sessionaudit.frameworks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same application in each way of packaging: the place is its own line, not that of the shared library that it
 * calls. In one jar of everything, only the table of libraries tells them apart.
 */
@Sharded
class EnvironmentPlacesIT {
    private static final Map<String, String> LINES = Header.lines("com/acme/environments/shop/Shop.java");
    private static final Map<String, String> SHARED = Header.lines("com/acme/environments/rows/Rows.java");

    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @EnumSource
    void placeIsTheLineOfTheApplication(Layout layout) throws IOException {
        AuditRecords log = layout.jvm(forks, new Packages(forks.directory()))
                .agent("sites=all")
                .run()
                .successful()
                .log();

        Set<Place> places = log.ofType("site").stream().map(Place::of).collect(Collectors.toSet());
        assertThat(log.ofType("session")).hasSize(2);
        List<String> through = List.of("Spring");
        assertThat(places)
                .isEqualTo(
                        layout == Layout.ONE_JAR
                                ? Set.of(new Place(Place.OTHER, SHARED.get("shared"), through))
                                : Set.of(
                                        new Place(Place.APPLICATION, LINES.get("method"), through),
                                        new Place(Place.APPLICATION, LINES.get("lambda"), through)));
        String recognized = layout == Layout.ONE_JAR ? "of the shared library (`other`)" : "of the application";
        FrameworksPage.ENVIRONMENTS.checkRow("| " + layout.title() + " | " + recognized + " |");
    }

    @Test
    void tableHasEachLayoutAndNothingElse() {
        assertThat(FrameworksPage.ENVIRONMENTS.names())
                .containsExactlyElementsOf(
                        Stream.of(Layout.values()).map(Layout::title).toList());
    }
}
