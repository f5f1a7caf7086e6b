package io.sessionaudit.backport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sessionaudit.backport.io.InputStreamMethods;
import io.sessionaudit.backport.lang.ClassMethods;
import io.sessionaudit.backport.lang.ProcessHandle;
import io.sessionaudit.backport.lang.StringMethods;
import io.sessionaudit.backport.nio.file.FilesMethods;
import io.sessionaudit.backport.util.ListMethods;
import io.sessionaudit.backport.util.MapMethods;
import io.sessionaudit.backport.util.OptionalMethods;
import io.sessionaudit.backport.util.SetMethods;
import io.sessionaudit.backport.util.stream.CollectorsMethods;
import io.sessionaudit.backport.util.stream.StreamMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each method gives the result of the JDK's own. */
class BackportTest {
    /** White space of Unicode, a no-break space, which is none, and a surrogate pair. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "a",
                " a ",
                "\u2003a\u2003",
                "\u00a0a",
                "\ud83d\ude00 ",
                "a\nb",
                "a\r\nb\r",
                "\n",
                "\n\n",
                "a\n"
            })
    void stringsAreAsInTheJdk(String text) {
        assertThat(StringMethods.isBlank(text)).isEqualTo(text.isBlank());
        assertThat(StringMethods.strip(text)).isEqualTo(text.strip());
        assertThat(StringMethods.stripLeading(text)).isEqualTo(text.stripLeading());
        assertThat(StringMethods.stripTrailing(text)).isEqualTo(text.stripTrailing());
        assertThat(StringMethods.repeat(text, 3)).isEqualTo(text.repeat(3));
        assertThat(StringMethods.repeat(text, 0)).isEqualTo(text.repeat(0));
        assertThat(StringMethods.lines(text))
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Test
    void textIsFormattedAsInTheJdk() {
        assertThat(StringMethods.formatted("%s-%04d", new Object[] {"a", 7})).isEqualTo("%s-%04d".formatted("a", 7));
        assertThatThrownBy(() -> StringMethods.repeat("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void collectionsHaveTheElementsOfTheJdksAndCannotBeChanged() {
        List<Integer> ten = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(ListMethods.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).isEqualTo(ten).isUnmodifiable();
        assertThat(ListMethods.copyOf(ten)).isEqualTo(ten).isUnmodifiable();
        assertThat(SetMethods.copyOf(ten)).isEqualTo(Set.copyOf(ten)).isUnmodifiable();
        assertThat(MapMethods.of("a", 1, "b", 2))
                .isEqualTo(Map.of("a", 1, "b", 2))
                .isUnmodifiable();
        assertThat(MapMethods.copyOf(Map.of("a", 1))).isEqualTo(Map.of("a", 1)).isUnmodifiable();
        assertThat(ListMethods.of()).isEmpty();
        assertThat(SetMethods.of()).isEmpty();
        assertThat(MapMethods.of()).isEmpty();
        Integer[] changed = {1, 2};
        List<Integer> list = ListMethods.of(changed);
        changed[0] = 3;
        assertThat(list).containsExactly(1, 2);
    }

    @Test
    void collectionsRefuseNullAndDuplicateKeysAsInTheJdk() {
        Map<String, String> withNull = new HashMap<>();
        withNull.put("a", null);
        assertThatThrownBy(() -> ListMethods.of((Object) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ListMethods.of("a", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> SetMethods.copyOf(Arrays.asList("a", null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> MapMethods.copyOf(withNull)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> MapMethods.of("a", 1, "a", 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SetMethods.of("a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void streamsAreAsInTheJdk() {
        List<Integer> numbers = List.of(1, 2, 5, 2, 1);
        assertThat(StreamMethods.toList(numbers.stream())).isEqualTo(numbers).isUnmodifiable();
        assertThat(StreamMethods.takeWhile(numbers.stream(), each -> each < 3).collect(Collectors.toList()))
                .isEqualTo(numbers.stream().takeWhile(each -> each < 3).toList());
        assertThat(StreamMethods.dropWhile(numbers.stream(), each -> each < 3).collect(Collectors.toList()))
                .isEqualTo(numbers.stream().dropWhile(each -> each < 3).toList());
        assertThat(numbers.stream().collect(CollectorsMethods.toUnmodifiableList()))
                .isEqualTo(numbers)
                .isUnmodifiable();
        assertThat(numbers.stream().collect(CollectorsMethods.toUnmodifiableSet()))
                .isEqualTo(Set.of(1, 2, 5))
                .isUnmodifiable();
        assertThat(Stream.of(1, 2).collect(CollectorsMethods.toUnmodifiableMap(Function.identity(), each -> -each)))
                .isEqualTo(Map.of(1, -1, 2, -2))
                .isUnmodifiable();
    }

    @Test
    void otherMethodsAreAsInTheJdk() throws IOException {
        byte[] bytes = new byte[20_000];
        bytes[19_999] = 1;
        assertThat(InputStreamMethods.readAllBytes(new ByteArrayInputStream(bytes)))
                .isEqualTo(bytes);
        assertThat(OptionalMethods.isEmpty(Optional.empty())).isTrue();
        assertThat(OptionalMethods.orElseThrow(Optional.of(1))).isEqualTo(1);
        assertThat(ClassMethods.getPackageName(Map.Entry.class)).isEqualTo(Map.Entry.class.getPackageName());
        assertThat(ClassMethods.isHidden(Map.Entry.class)).isFalse();
        assertThat(ProcessHandle.current().pid())
                .isEqualTo(java.lang.ProcessHandle.current().pid());
    }

    /** Regression: a file in another encoding was read with replacement characters. */
    @Test
    void filesThatAreNotUtf8AreRefusedAsInTheJdk(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "h\u00f6st\n");
        assertThat(FilesMethods.readString(file)).isEqualTo(Files.readString(file));
        Files.write(file, new byte[] {'h', (byte) 0xf6});
        assertThatThrownBy(() -> Files.readString(file)).isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> FilesMethods.readString(file)).isInstanceOf(CharacterCodingException.class);
    }
}
