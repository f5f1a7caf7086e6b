package io.sessionaudit.scope;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that is undeployed leaves nothing on the server's threads. */
class ClassLoaderDropTest {

    @Test
    void retainsNothingOfApplicationOnServerThreads() throws Exception {
        ExecutorService server = Executors.newFixedThreadPool(2);
        try {
            WeakReference<ClassLoader> application = deployUseAndDrop(server);

            for (int attempt = 0; application.get() != null && attempt < 50; attempt++) {
                System.gc();
                server.submit(() -> {}).get();
            }
            assertThat(application.get()).isNull();
        } finally {
            server.shutdown();
        }
    }

    private static WeakReference<ClassLoader> deployUseAndDrop(ExecutorService server) throws Exception {
        URL classes = Sessions.class.getProtectionDomain().getCodeSource().getLocation();
        URLClassLoader loader = new ApplicationLoader(classes);
        Class<?> sessionsType = loader.loadClass(Sessions.class.getName());
        assertThat(sessionsType).isNotSameAs(Sessions.class);
        DataSource dataSource = new StubDatabase().dataSource();
        Object sessions = sessionsType.getMethod("of", DataSource.class).invoke(null, dataSource);
        Method open = sessionsType.getMethod("open");
        for (int i = 0; i < 20; i++) {
            server.submit((Callable<Void>) () -> {
                        ((AutoCloseable) open.invoke(sessions)).close();
                        return null;
                    })
                    .get();
        }
        loader.close();
        return new WeakReference<>(loader);
    }

    /** Child-first, because the module of the same name would be found otherwise. */
    private static final class ApplicationLoader extends URLClassLoader {
        ApplicationLoader(URL classes) {
            super(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.sessionaudit.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
