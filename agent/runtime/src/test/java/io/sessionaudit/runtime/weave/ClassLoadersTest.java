package io.sessionaudit.runtime.weave;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.acme.inherited.Resource;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.support.RecordingAudit;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FieldAccessor;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;
import static org.assertj.core.api.Assertions.assertThat;

/** Class loaders that show no class files, or others than they load: no session is missed, and none is called. */
class ClassLoadersTest {
    private static final TypeDescription RESOURCE = TypeDescription.ForLoadedType.of(Resource.class);

    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @TempDir(cleanup = CleanupMode.NEVER) // the loaders keep their files open
    Path directory;

    /** Defines classes from memory, and counts calls that nobody makes while a class is loaded. */
    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();

        MemoryLoader(DynamicType.Unloaded<?>... types) {
            super(ClassLoadersTest.class.getClassLoader());
            for (DynamicType.Unloaded<?> type : types) {
                classes.put(type.getTypeDescription().getName(), type.getBytes());
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                byte[] own = classes.get(name);
                if (loaded == null && own != null) {
                    loaded = defineClass(name, own, 0, own.length);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }

        @Override
        public URL getResource(String name) {
            calls.incrementAndGet();
            return super.getResource(name);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            calls.incrementAndGet();
            return super.getResourceAsStream(name);
        }

        @Override
        public int hashCode() {
            calls.incrementAndGet();
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            calls.incrementAndGet();
            return other instanceof MemoryLoader;
        }
    }

    @Test
    void auditsClassesFromMemoryWithoutACallOfTheirLoader() throws Exception {
        DynamicType.Unloaded<?> superclass = MadeConnections.below(RESOURCE, "com.acme.memory.AbstractConnection")
                .make();
        DynamicType.Unloaded<?> connection = MadeConnections.withClose(new ByteBuddy()
                        .subclass(superclass.getTypeDescription())
                        .name("com.acme.memory.OwnConnection"))
                .make();
        DynamicType.Unloaded<?> base = abstractSource("com.acme.memory.AbstractSource");
        MemoryLoader loader = new MemoryLoader(
                superclass, connection, base, source(base.getTypeDescription(), "com.acme.memory.OwnSource"));
        Connection own = MadeConnections.make(loader.loadClass("com.acme.memory.OwnConnection"), physical());
        borrow(loader.loadClass("com.acme.memory.OwnSource"), own, 3);

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(1, 1, 1);
        assertThat(audit.unwatched()).isEmpty();
        assertThat(audit.findings()).isEmpty();
        assertThat(loader.calls).hasValue(0);
    }

    @Test
    void readsSuperclassWhereAChildFirstLoaderFindsIt() throws Exception {
        Path parents = directory.resolve("parent");
        Path own = directory.resolve("child");
        new ByteBuddy().subclass(Object.class).name("com.acme.lib.Base").make().saveIn(parents.toFile());
        DynamicType.Unloaded<?> base = abstractSource("com.acme.lib.Base");
        base.saveIn(own.toFile());
        source(base.getTypeDescription(), "com.acme.lib.OwnSource").saveIn(own.toFile());
        URLClassLoader parent = loader(parents, ClassLoadersTest.class.getClassLoader());
        URLClassLoader child = new URLClassLoader(urls(own), parent) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("com.acme.lib.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        };
        borrow(child.loadClass("com.acme.lib.OwnSource"), physical(), 1);

        assertThat(audit.sessions()).hasSize(1);
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void auditsHierarchyInAPackageOfTheJdk() throws Exception {
        DynamicType.Unloaded<?> base = abstractSource("com.sun.acme.AbstractSource");
        base.saveIn(directory.toFile());
        source(base.getTypeDescription(), "com.sun.acme.OwnSource").saveIn(directory.toFile());
        URLClassLoader loader = loader(directory, ClassLoadersTest.class.getClassLoader());
        Class<?> type = loader.loadClass("com.sun.acme.OwnSource");
        borrow(type, physical(), 1);

        assertThat(audit.sessions()).hasSize(1);
        assertThat(type.getSuperclass().getDeclaredFields())
                .as("the superclass, which declares no method to weave, has no field")
                .isEmpty();
    }

    private static DynamicType.Unloaded<?> abstractSource(String name) {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(DataSource.class)
                .name(name)
                .modifiers(Visibility.PUBLIC, TypeManifestation.ABSTRACT)
                .make();
    }

    /** A data source that returns the connection in its field. */
    private static DynamicType.Unloaded<?> source(TypeDescription superclass, String name) {
        return new ByteBuddy()
                .subclass(superclass)
                .name(name)
                .modifiers(Visibility.PUBLIC)
                .defineField("connection", Connection.class, Visibility.PUBLIC)
                .method(named("getConnection").and(takesNoArguments()))
                .intercept(FieldAccessor.ofField("connection"))
                .make();
    }

    private static void borrow(Class<?> sourceType, Connection connection, int times) throws Exception {
        DataSource source = (DataSource) sourceType.getConstructor().newInstance();
        sourceType.getField("connection").set(source, connection);
        for (int i = 0; i < times && !connection.isClosed(); i++) {
            try (Connection borrowed = source.getConnection()) {
                borrowed.createStatement().execute("SELECT 1");
            }
        }
    }

    private static Connection physical() throws SQLException {
        return new Driver().connect("jdbc:h2:mem:", new Properties());
    }

    private static URLClassLoader loader(Path path, ClassLoader parent) throws Exception {
        return new URLClassLoader(urls(path), parent);
    }

    private static URL[] urls(Path path) throws Exception {
        return new URL[] {path.toUri().toURL()};
    }
}
