package io.sessionaudit.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.acme.support.Sharded;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Directions of dependencies, in particular those that Maven's modules do not enforce. */
@Sharded(together = true)
class ArchitectureTest {
    private static final String OURS = "io.sessionaudit..";
    private static final String SCOPE = "io.sessionaudit.scope..";
    private static final String HOOKS = "io.sessionaudit.hooks..";
    private static final String CORE = "io.sessionaudit.core..";
    private static final String CORE_PREFIX = "io.sessionaudit.core.";
    private static final String RUNTIME = "io.sessionaudit.runtime..";
    private static final String ADVICE = "io.sessionaudit.runtime.advice..";
    private static final String TOOLS = "io.sessionaudit.tools..";
    private static final String PREMAIN = "io.sessionaudit.premain..";
    private static final String DEMO = "io.sessionaudit.demo..";
    private static final String BYTE_BUDDY = "net.bytebuddy..";

    private static final DescribedPredicate<JavaClass> PRIMITIVE = DescribedPredicate.describe(
            "are primitive", type -> type.getBaseComponentType().isPrimitive());

    /** The second type is the type of a member of the first. */
    private static final DescribedPredicate<JavaClass> ANNOTATION_OF_ADVICE = DescribedPredicate.describe(
            "are Byte Buddy's annotations for advice",
            type -> type.getName().startsWith("net.bytebuddy.asm.Advice")
                    || type.getName().equals("net.bytebuddy.implementation.bytecode.assign.Assigner$Typing"));

    private static final DescribedPredicate<JavaClass> JDBC = resideInAnyPackage("java.sql..", "javax.sql..");

    private static final DescribedPredicate<JavaClass> WEAVER = DescribedPredicate.describe(
            "are the weaver and its parts",
            type -> type.getName()
                    .matches("io\\.sessionaudit\\.runtime\\.weave\\."
                            + "(Weaver|Advice[A-Z][a-zA-Z]*|Bridges|HookFailure|LoadedFrom|SlotAdder|ReadableTypes)"
                            + "(\\$.*)?"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sessionaudit");

    @ParameterizedTest
    @ValueSource(strings = {SCOPE, HOOKS, CORE, RUNTIME, ADVICE, PREMAIN, DEMO})
    void everyPackageUnderTestHasClasses(String room) {
        assertThat(CLASSES.that(resideInAPackage(room))).isNotEmpty();
    }

    @Test
    void scopeApiDependsOnNothingOfTheAgent() {
        classes()
                .that()
                .resideInAPackage(SCOPE)
                .should()
                .onlyDependOnClassesThat(orPrimitive(SCOPE, "java..", "javax.sql..", "org.jspecify.annotations"))
                .check(CLASSES);
    }

    @Test
    void hooksDependOnlyOnJavaBase() {
        classes()
                .that()
                .resideInAPackage(HOOKS)
                .should()
                .onlyDependOnClassesThat(orPrimitive(
                        HOOKS,
                        "java.lang",
                        "java.lang.annotation",
                        "java.util",
                        "java.util.function",
                        "jdk.internal.misc"))
                .check(CLASSES);
    }

    @Test
    void premainDependsOnNoOtherPartAndNoLibrary() {
        classes()
                .that()
                .resideInAPackage(PREMAIN)
                .should()
                .onlyDependOnClassesThat(orPrimitive(
                        PREMAIN, "java.lang..", "java.io", "java.net", "java.nio..", "java.security..", "java.util.."))
                .check(CLASSES);
    }

    @Test
    void coreDependsNeitherOnHooksNorInstrumentationNorTools() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat(inAnyOf(
                        HOOKS,
                        RUNTIME,
                        TOOLS,
                        PREMAIN,
                        SCOPE,
                        DEMO,
                        BYTE_BUDDY,
                        "org.slf4j..",
                        "java.lang.instrument.."))
                .check(CLASSES);
    }

    /** The layers of core, from the lowest to the highest. */
    private static final List<List<String>> LAYERS = List.of(
            List.of(CORE_PREFIX + "log..", CORE_PREFIX + "sql..", CORE_PREFIX + "jdbc..", CORE_PREFIX + "stack.."),
            List.of(CORE_PREFIX + "session.."),
            List.of(CORE_PREFIX + "finding..", CORE_PREFIX + "options.."),
            List.of(CORE_PREFIX + "monitor.."),
            List.of(CORE_PREFIX + "live.."),
            List.of(CORE_PREFIX + "metrics.."),
            List.of(CORE_PREFIX + "ledger.."));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void noLayerOfCoreDependsOnAHigherOne(int layer) {
        noClasses()
                .that()
                .resideInAnyPackage(LAYERS.get(layer).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LAYERS.subList(layer + 1, LAYERS.size()).stream()
                        .flatMap(List::stream)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void corePackagesAreFreeOfCycles() {
        slices().matching("io.sessionaudit.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void noPackageOfCoreHoldsMoreThanThirtyPercentOfItsClasses() {
        Map<String, Long> classes = CLASSES.that(resideInAPackage(CORE)).stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        long all = classes.values().stream().mapToLong(Long::longValue).sum();

        assertThat(classes).allSatisfy((name, count) -> assertThat(count * 10).isLessThanOrEqualTo(all * 3));
    }

    @Test
    void toolsUseOnlyLogOptionsAndAttachProtocolOfCore() {
        noClasses()
                .that()
                .resideInAPackage(TOOLS)
                .should()
                .dependOnClassesThat(inAnyOf(
                        CORE_PREFIX + "session..",
                        CORE_PREFIX + "finding..",
                        CORE_PREFIX + "monitor..",
                        CORE_PREFIX + "live..",
                        CORE_PREFIX + "ledger..",
                        CORE_PREFIX + "stack..",
                        CORE_PREFIX + "sql..",
                        CORE_PREFIX + "jdbc.."))
                .check(CLASSES);
    }

    @Test
    void adviceDependsOnlyOnHooks() {
        classes()
                .that()
                .resideInAPackage(ADVICE)
                .should()
                .onlyDependOnClassesThat(
                        orPrimitive(ADVICE, HOOKS, "java.lang..").or(ANNOTATION_OF_ADVICE))
                .check(CLASSES);
    }

    @Test
    void listenerUsesOnlyHooksAndCoreAndIsNotWoven() {
        noClasses()
                .that()
                .resideInAPackage("io.sessionaudit.runtime.listen..")
                .should()
                .dependOnClassesThat(inAnyOf(
                        ADVICE,
                        "io.sessionaudit.runtime.weave..",
                        "io.sessionaudit.runtime.output..",
                        TOOLS,
                        BYTE_BUDDY))
                .check(CLASSES);
    }

    @Test
    void onlyTheWeaverAndItsPartsUseByteBuddy() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ADVICE)
                .and(DescribedPredicate.not(WEAVER))
                .should()
                .dependOnClassesThat(inAnyOf(BYTE_BUDDY))
                .check(CLASSES);
    }

    /**
     * Constants, casts, class literals, and creating an exception of the agent are no calls on an object of the
     * application.
     */
    @Test
    void onlyOneClassCallsMethodsOfJdbcObjects() {
        noClasses()
                .that()
                .resideInAnyPackage(HOOKS, CORE, RUNTIME, PREMAIN)
                .and()
                .doNotHaveFullyQualifiedName("io.sessionaudit.runtime.jdbc.JdbcObjects")
                .and()
                .doNotHaveFullyQualifiedName("io.sessionaudit.runtime.weave.WarmUpConnection") // never loaded
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the method is one of java.sql or javax.sql",
                        call -> JDBC.test(call.getTargetOwner())
                                || call.getTarget().resolveMember().isPresent()
                                        && JDBC.test(call.getTarget()
                                                .resolveMember()
                                                .get()
                                                .getOwner())))
                .check(CLASSES);
    }

    @Test
    void runtimeDependsNeitherOnToolsNorPremainNorScope() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME)
                .should()
                .dependOnClassesThat(inAnyOf(TOOLS, PREMAIN, SCOPE, DEMO))
                .check(CLASSES);
    }

    @Test
    void toolsDoNotDependOnRuntime() {
        noClasses()
                .that()
                .resideInAPackage(TOOLS)
                .should()
                .dependOnClassesThat(inAnyOf(RUNTIME, HOOKS, PREMAIN, SCOPE, DEMO, BYTE_BUDDY))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void demoApplicationDependsOnlyOnScopeApi() {
        noClasses()
                .that()
                .resideInAPackage(DEMO)
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(DescribedPredicate.not(inAnyOf(DEMO, SCOPE))))
                .check(CLASSES);
    }

    /** An array type counts as its component type. */
    private static DescribedPredicate<JavaClass> inAnyOf(String... packages) {
        DescribedPredicate<JavaClass> within = resideInAnyPackage(packages);
        return DescribedPredicate.describe(
                "reside in any of " + List.of(packages), type -> within.test(type.getBaseComponentType()));
    }

    private static DescribedPredicate<JavaClass> orPrimitive(String... packages) {
        return inAnyOf(packages).or(PRIMITIVE);
    }
}
