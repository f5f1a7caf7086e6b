package io.sessionaudit.lowering;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.tree.ClassNode;

import static org.assertj.core.api.Assertions.assertThat;

class LoweringTest {
    private static final String RECORDS = """
            import java.util.function.Supplier;

            public class Records {
                record Point(int x, long y, double z, boolean set, char sign, byte b, short s, float f, String text,
                        int[] array) {}
                record Nothing() {}
                sealed interface Shape permits Circle {}
                record Circle(int radius) implements Shape {}

                static class Inner {
                    private int count;
                    private Inner(int count) { this.count = count; }
                    private String name() { return "inner" + count; }
                    private static String kind() { return "static"; }
                }
                static class Child extends Inner {
                    Child() { super(5); }
                    public String name() { return "child"; }
                }
                interface Greeting {
                    private String secret() { return "hello"; }
                    default String greet() { return secret(); }
                }
                static class Greeter implements Greeting {}

                public static String run() {
                    int[] array = {1};
                    Point one = new Point(1, 2, Double.NaN, true, 'c', (byte) 3, (short) 4, -0f, null, array);
                    Point same = new Point(1, 2, Double.NaN, true, 'c', (byte) 3, (short) 4, -0f, null, array);
                    Point other = new Point(1, 2, Double.NaN, true, 'c', (byte) 3, (short) 4, 0f, null, array);
                    Inner inner = new Inner(7);
                    inner.count++;
                    Supplier<String> name = inner::name;
                    Inner child = new Child();
                    Shape shape = new Circle(9);
                    return one.toString().replaceAll("@.*", "@")
                            + one.equals(same) + one.equals(other) + one.equals(null)
                            + (one.hashCode() - array.hashCode()) + new Nothing() + new Nothing().hashCode()
                            + name.get() + Inner.kind() + child.name() + new Child().name()
                            + new Greeter().greet() + (shape instanceof Circle circle ? circle.radius : 0);
                }
            }
            """;

    @Test
    void loweredClassesGiveTheSameResults(@TempDir Path directory) throws Exception {
        Map<String, ClassNode> original = Compiler.compile(directory, "Records", RECORDS);
        String expected = run(original);
        try (PlatformApi platform = new PlatformApi(8)) {
            Map<String, ClassNode> lowered = lower(original, platform, Map.of());
            assertThat(check(lowered, platform)).isEmpty();
            assertThat(lowered.values()).allSatisfy(node -> {
                assertThat(node.version).isEqualTo(52);
                assertThat(node.superName).isNotEqualTo("java/lang/Record");
                assertThat(node.nestHostClass).isNull();
                assertThat(node.permittedSubclasses).isNull();
            });
            assertThat(run(lowered)).isEqualTo(expected).contains("Point[x=1, y=2, z=NaN", "Nothing[]", "inner8");
        }
    }

    @Test
    void reportsWhatJava8Lacks(@TempDir Path directory) throws Exception {
        Map<String, ClassNode> classes = Compiler.compile(directory, "Newer", """
                public class Newer implements java.lang.instrument.ClassFileTransformer {
                    public boolean blank() { return "".isBlank(); }
                    public Object walker() { return StackWalker.getInstance(); }
                }
                """);
        try (PlatformApi platform = new PlatformApi(8)) {
            assertThat(check(classes, platform)).singleElement().asString().contains("is a class file of version 61");
            assertThat(check(lower(classes, platform, Map.of()), platform))
                    .anyMatch(problem -> problem.startsWith("Newer calls java/lang/String.isBlank()"))
                    .anyMatch(problem -> problem.startsWith("Newer names the type java/lang/StackWalker"))
                    .anyMatch(problem ->
                            problem.contains("does not implement java/lang/instrument/ClassFileTransformer"));
        }
    }

    @Test
    void redirectsCallsToTheBackport(@TempDir Path directory) throws Exception {
        Map<String, ClassNode> classes = Compiler.compile(directory, "Caller", """
                public class Caller {
                    public static String run() {
                        java.util.function.Predicate<String> blank = String::isBlank;
                        return "" + " ".isBlank() + blank.test("x");
                    }
                }
                """);
        ClassNode backport =
                Compiler.compile(directory, "StringMethods", """
                        package io.sessionaudit.backport.lang;
                        public class StringMethods {
                            public static boolean isBlank(String text) { return text.trim().length() == 0; }
                        }
                        """).get("io/sessionaudit/backport/lang/StringMethods");
        try (PlatformApi platform = new PlatformApi(8)) {
            Map<String, ClassNode> backports = lower(Map.of(backport.name, backport), platform, Map.of());
            Map<String, ClassNode> lowered = lower(classes, platform, backports);
            lowered.putAll(backports);
            assertThat(check(lowered, platform)).isEmpty();
        }
    }

    private static Map<String, ClassNode> lower(
            Map<String, ClassNode> classes, PlatformApi platform, Map<String, ClassNode> backports) {
        Map<String, ClassNode> all = new LinkedHashMap<>(classes);
        all.putAll(backports);
        return Lowering.lower(classes.values(), new Members(all, platform), backports);
    }

    private static List<String> check(Map<String, ClassNode> classes, PlatformApi platform) {
        ApiCheck check = new ApiCheck(new Members(classes, platform));
        classes.values().forEach(node -> check.check(node, true));
        return check.problems();
    }

    private static String run(Map<String, ClassNode> classes) throws ReflectiveOperationException {
        return (String)
                Compiler.load(classes).loadClass("Records").getMethod("run").invoke(null);
    }
}
