package io.sessionaudit.core.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The places of the stacks in {@code stacks.txt}. */
class FrameworkPlacesTest {
    private record Case(String title, String place, String through, StackTraceElement[] stack) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsPlaceByTablesAlone(Case expected) {
        StackPlace place = Stacks.finder().find(expected.stack);

        String kind = place.kind() == FrameKind.OTHER ? "" : place.kind().label() + " ";
        assertThat(kind + place.text()).isEqualTo(expected.place);
        assertThat(place.through().isEmpty() ? "-" : String.join(", ", place.through()))
                .isEqualTo(expected.through);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsSamePlaceIfTheApplicationIsNamed(Case expected) {
        StackPlace place = Stacks.finder("com.acme", "org.acme", "acme").find(expected.stack);

        boolean hasApplication = !expected.place.matches("(library|access) .*");
        assertThat(place.kind() == FrameKind.APPLICATION).isEqualTo(hasApplication);
        assertThat(expected.place).endsWith(place.text());
    }

    private static Stream<Case> cases() throws IOException {
        try (InputStream in = FrameworkPlacesTest.class.getResourceAsStream("stacks.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ")).skip(1).map(FrameworkPlacesTest::parse);
        }
    }

    private static Case parse(String text) {
        String[] parts = text.split("\n", 4);
        return new Case(
                parts[0],
                parts[1].replaceFirst("place: ", ""),
                parts[2].replaceFirst("through: ", ""),
                Stacks.parse(parts[3]));
    }
}
