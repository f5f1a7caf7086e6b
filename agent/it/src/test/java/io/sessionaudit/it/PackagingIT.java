package io.sessionaudit.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sessionaudit.it.fork.Artifacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The contents and layout of the jars. */
class PackagingIT {
    private static JarFile jar;

    @BeforeAll
    static void openTheJar() throws IOException {
        jar = new JarFile(Artifacts.agent().toFile());
    }

    @AfterAll
    static void closeTheJar() throws IOException {
        jar.close();
    }

    @Test
    void hasNothingOutsideOfItsPlaces() {
        assertThat(names(name -> !name.startsWith("META-INF/")
                        && !name.startsWith("io/sessionaudit/premain/")
                        && !name.startsWith("inst/")
                        && !name.startsWith("boot/")
                        && !name.startsWith("inst8/")
                        && !name.startsWith("boot8/")
                        && !List.of("io/", "io/sessionaudit/").contains(name)))
                .isEmpty();
    }

    @Test
    void exposesNoServicesAndNoMultiReleaseClasses() {
        assertThat(names(name -> name.startsWith("META-INF/services/") || name.startsWith("META-INF/versions/")))
                .isEmpty();
    }

    @Test
    void exposesNoClassExceptPremain() {
        assertThat(names(name -> name.endsWith(".class")))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/sessionaudit/premain/"));
    }

    @Test
    void hasNoDuplicateClass() {
        Map<String, Long> times = names(name -> name.endsWith(".class") || name.endsWith(".classdata")).stream()
                .map(PackagingIT::className)
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));

        assertThat(times)
                .hasSizeGreaterThan(100)
                .allSatisfy((name, count) -> assertThat(count).isOne());
    }

    @Test
    void hasTheTableOfLibraries() {
        assertThat(names(name -> name.endsWith("libraries.txt")))
                .containsExactly("inst/io/sessionaudit/core/stack/libraries.txt");
    }

    @Test
    void hasAgentAlsoInClassFilesOfJava8() {
        List<String> originals = names(name -> name.endsWith(".classdata")
                && (name.startsWith("boot/")
                        || name.startsWith("inst/io/sessionaudit/runtime/")
                        || name.startsWith("inst/io/sessionaudit/core/")
                                && !name.startsWith("inst/io/sessionaudit/core/log/reader/")));
        List<String> lowered = names(name ->
                name.matches("(boot|inst)8/.*classdata") && !name.startsWith("inst8/io/sessionaudit/backport/"));

        assertThat(lowered)
                .map(name -> name.replaceFirst("8/", "/"))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(originals);
        assertThat(names(name -> name.endsWith(".class") || name.matches("(boot|inst)8/.*classdata")))
                .allSatisfy(name -> assertThat((int) text(name).charAt(7)).isLessThanOrEqualTo(52));
        assertThat(names(name -> name.startsWith("inst/io/sessionaudit/backport/")))
                .isEmpty();
    }

    @Test
    void hasNoDuplicateEntry() {
        assertThat(names(name -> true)).doesNotHaveDuplicates();
    }

    @Test
    void isAnAgentAndACommand() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.sessionaudit.premain.SessionAuditAgent");
        assertThat(manifest.getValue("Main-Class")).isEqualTo("io.sessionaudit.premain.SessionAuditMain");
        assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
        assertThat(manifest.getValue("Boot-Class-Path"))
                .as("would turn class data sharing off")
                .isNull();
        assertThat(manifest.getValue("Class-Path")).isNull();
        assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    }

    @Test
    void containsItsLicence() {
        assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
    }

    /** {@code BundledLicences} compares them with the class path when the jar is built. */
    @Test
    void containsLicencesOfItsLibraries() {
        List<String> libraries = names(name -> name.matches("META-INF/licenses/[^/]+/[^/]*LICEN[^/]*")).stream()
                .map(name -> name.split("/")[2])
                .distinct()
                .toList();

        assertThat(libraries)
                .contains("byte-buddy", "echarts", "HdrHistogram", "jackson-core", "jctools-core", "picocli");
        assertThat(text("META-INF/NOTICE")).contains(libraries);
        assertThat(names(name -> name.startsWith("inst/META-INF/") && !name.startsWith("inst/META-INF/services/")))
                .containsExactly("inst/META-INF/");
    }

    @Test
    void containsNoTraceOfItsBuild() throws IOException {
        for (Path published : List.of(Artifacts.agent(), Artifacts.scope(), Artifacts.junit())) {
            try (JarFile each = new JarFile(published.toFile())) {
                assertThat(each.getManifest().getMainAttributes().keySet())
                        .as("%s", published)
                        .map(Object::toString)
                        .doesNotContain("Built-By", "Build-Date", "Build-Time", "Build-Host");
                assertThat(each.stream().map(JarEntry::getName))
                        .as("%s", published)
                        .noneMatch(name -> name.matches(".*(Test|IT)\\.class(data)?"))
                        .noneMatch(name -> name.endsWith(".java") || name.startsWith("META-INF/maven/"));
            }
        }
    }

    @Test
    void publishedLibrariesHaveOnlyTheirPackage() throws IOException {
        for (Map.Entry<Path, String> published : Map.of(
                        Artifacts.scope(), "io/sessionaudit/scope/",
                        Artifacts.junit(), "io/sessionaudit/junit/")
                .entrySet()) {
            try (JarFile each = new JarFile(published.getKey().toFile())) {
                assertThat(each.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                        .isNotEmpty()
                        .allMatch(name -> name.startsWith(published.getValue()) || name.equals("module-info.class"));
            }
        }
    }

    @Test
    void hidesItsLibrariesInOnePlace() {
        assertThat(names(name -> !name.startsWith("META-INF/licenses/")
                        && (name.contains("bytebuddy") || name.contains("jackson") || name.contains("slf4j"))))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("inst/"));
    }

    @Test
    void hasItsHooksInJavaLangOnly() {
        assertThat(names(name -> name.startsWith("boot/") && !name.endsWith("/")))
                .isNotEmpty()
                .allMatch(name -> name.matches("boot/SessionAudit[A-Za-z]*\\.classdata"))
                .allSatisfy(name -> {
                    String simpleName = name.substring("boot/".length(), name.indexOf('.'));
                    assertThat(text(name)).contains("java/lang/" + simpleName);
                });
        assertThat(names(name -> name.startsWith("inst/java/") || name.startsWith("inst/io/sessionaudit/hooks/")))
                .isEmpty();
    }

    /** {@link CompiledHooksIT} verifies that the JVM respects it. */
    @Test
    void marksHooksWithTheJvmsDontInlineAnnotation() {
        assertThat(text("boot/SessionAuditHooks.classdata")).contains("Ljdk/internal/vm/annotation/DontInline;");
        assertThat(names(name -> name.contains("DontInline"))).isEmpty();
    }

    @Test
    void refersToHooksByTheirRelocatedNameOnly() {
        assertThat(names(name -> name.endsWith(".class") || name.endsWith(".classdata")))
                .allSatisfy(name -> assertThat(text(name))
                        .doesNotContain("io/sessionaudit/hooks")
                        .doesNotContain("io.sessionaudit.hooks"));
    }

    @Test
    void premainNeedsOnlyJavaBaseAndInstrumentation() {
        JavaClasses premain = new ClassFileImporter().importJar(jar);

        assertThat(premain)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(modulesUsedBy(type)).isSubsetOf("java.base", "java.instrument"));
    }

    @Test
    void hasReproducibleTimestamps() {
        assertThat(jar.stream().map(JarEntry::getTime).distinct()).hasSize(1);
    }

    @Test
    void scopeApiIsModuleThatRequiresOnlyJavaSql() {
        ModuleDescriptor scope = ModuleFinder.of(Artifacts.scope()).findAll().stream()
                .findFirst()
                .orElseThrow()
                .descriptor();

        assertThat(scope.isAutomatic()).isFalse();
        assertThat(scope.name()).isEqualTo("io.sessionaudit.scope");
        assertThat(scope.requires())
                .filteredOn(required -> !isStatic(required))
                .extracting(ModuleDescriptor.Requires::name)
                .isSubsetOf("java.base", "java.sql", "java.logging");
        assertThat(scope.requires())
                .filteredOn(PackagingIT::isStatic)
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("org.jspecify");
        assertThat(scope.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("io.sessionaudit.scope");
    }

    /** Whether the module is only required at compile time. */
    private static boolean isStatic(ModuleDescriptor.Requires required) {
        return required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC);
    }

    /**
     * {@code java.sql} requires {@code java.logging}, because {@code DataSource.getParentLogger} returns its logger.
     * The annotations of JSpecify are not loaded at run time.
     */
    @Test
    void scopeApiUsesOnlyTheJdk() throws IOException {
        try (JarFile scopeJar = new JarFile(Artifacts.scope().toFile())) {
            assertThat(new ClassFileImporter().importJar(scopeJar))
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(modulesUsedBy(type))
                            .isSubsetOf(
                                    "java.base",
                                    "java.sql",
                                    "java.logging",
                                    "org.jspecify.annotations.NullMarked",
                                    "org.jspecify.annotations.Nullable"));
        }
    }

    /** Classes of the jar itself belong to no module. */
    private static List<String> modulesUsedBy(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .filter(target -> !target.getPackageName().equals(type.getPackageName()))
                .map(target -> moduleOf(target.getName()))
                .distinct()
                .toList();
    }

    private static String moduleOf(String className) {
        try {
            Module module = Class.forName(className, false, ClassLoader.getPlatformClassLoader())
                    .getModule();
            return module.getName();
        } catch (ClassNotFoundException e) {
            return className;
        }
    }

    private static List<String> names(Predicate<String> wanted) {
        try (Stream<JarEntry> entries = jar.stream()) {
            return entries.map(JarEntry::getName).filter(wanted).toList();
        }
    }

    private static String className(String entry) {
        String inside = entry.replaceFirst("^(inst|boot)/", "");
        return inside.substring(0, inside.lastIndexOf('.'));
    }

    /** The constants of a class file can be read from its bytes. */
    private static String text(String entry) {
        try (InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
