package io.sessionaudit.it;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Memory of agent and tools does not grow with the application or a log: each field that can grow is listed in
 * {@code bounds.txt}, with its bound, by whoever has checked it.
 */
class BoundsTest {
    private static final String PREFIX = "io.sessionaudit.";

    @Test
    void everyFieldThatCanGrowHasReviewedBound() throws IOException {
        Map<String, String> reviewed = reviewed();
        TreeSet<String> fields = growing();

        TreeSet<String> missing = new TreeSet<>(fields);
        missing.removeAll(reviewed.keySet());
        TreeSet<String> gone = new TreeSet<>(reviewed.keySet());
        gone.removeAll(fields);
        assertThat(missing)
                .as("fields without a bound in bounds.txt: limit what they keep, and add a line with the limit")
                .isEmpty();
        assertThat(gone).as("lines of bounds.txt whose field is gone").isEmpty();
        assertThat(reviewed)
                .allSatisfy((field, bound) -> assertThat(bound).as(field).isNotBlank());
    }

    private static TreeSet<String> growing() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(
                                PREFIX + "hooks",
                                PREFIX + "core",
                                PREFIX + "runtime",
                                PREFIX + "tools",
                                PREFIX + "premain")
                        .stream()
                        .filter(type -> !type.isRecord() && !type.isEnum()) // values
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> canGrow(field.getRawType()) && !isConstant(field))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .map(BoundsTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean canGrow(JavaClass type) {
        return type.isAssignableTo(Map.class)
                || type.isAssignableTo(Collection.class)
                || type.isAssignableTo(ReferenceQueue.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(ClassValue.class);
    }

    /** A static final field in capitals is created with its content, unless its type says otherwise. */
    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && field.getModifiers().contains(JavaModifier.FINAL)
                && !isChanged(field);
    }

    /** The classes that change a static collection after their initialization, as {@code bounds.txt} lists them. */
    private static boolean isChanged(JavaField field) {
        return field.getAccessesToSelf().stream()
                .anyMatch(access -> !access.getOrigin().getName().equals("<clinit>")
                        && access.getOrigin().getMethodCallsFromSelf().stream()
                                .anyMatch(call -> List.of("add", "put", "computeIfAbsent", "merge", "putIfAbsent")
                                                .contains(call.getTarget().getName())
                                        && call.getTargetOwner()
                                                .isAssignableTo(
                                                        field.getRawType().getName())));
    }

    private static String name(JavaField field) {
        return field.getFullName().substring(PREFIX.length());
    }

    private static Map<String, String> reviewed() throws IOException {
        try (InputStream in = BoundsTest.class.getResourceAsStream("bounds.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
        }
    }
}
