package com.acme.environments.context;

import java.net.URL;
import java.nio.file.Path;

import javax.sql.DataSource;

import com.acme.environments.loaders.ChildFirstLoader;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Serves one request itself, and one in the loader of a web application with its own slf4j; the pool is shared. The
 * last session is outside of any request. Arguments: the class path of the web application.
 */
public final class ContextShop {
    private ContextShop() {}

    public static void main(String[] arguments) throws Exception {
        URL[] classPath = new URL[arguments.length];
        for (int entry = 0; entry < arguments.length; entry++) {
            classPath[entry] = Path.of(arguments[entry]).toUri().toURL();
        }
        try (HikariDataSource pool = new HikariDataSource();
                ChildFirstLoader child = new ChildFirstLoader(classPath, ContextShop.class.getClassLoader())) {
            pool.setJdbcUrl("jdbc:h2:mem:context;DB_CLOSE_DELAY=-1");
            pool.setPoolName("context");
            serve(new Request(pool, "r-1"), ContextShop.class.getClassLoader());
            if (arguments.length > 0) {
                Class<?> request = child.loadClass(Request.class.getName());
                serve(
                        (Runnable) request.getConstructor(DataSource.class, String.class)
                                .newInstance(pool, "r-2"),
                        child);
            }
            pool.getConnection().close();
        }
    }

    private static void serve(Runnable request, ClassLoader context) throws InterruptedException {
        Thread thread = new Thread(request);
        thread.setContextClassLoader(context);
        thread.start();
        thread.join();
    }
}
