package com.acme.tenant;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a tenant whose class path its arguments are, drops it, and prints whether its class loader was collected. */
public final class Host {
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Host() {}

    public static void main(String[] arguments) throws Exception {
        WeakReference<ClassLoader> loader = host(arguments);
        long begin = System.nanoTime();
        while (loader.get() != null && System.nanoTime() - begin < MAX_NANOS) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        System.out.println("loader=" + (loader.get() == null ? "collected" : "kept"));
    }

    private static WeakReference<ClassLoader> host(String[] classPath) throws Exception {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(classPath[i]).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Runnable tenant = (Runnable) loader.loadClass("com.acme.tenant.Tenant")
                    .getDeclaredConstructor()
                    .newInstance();
            Thread thread = new Thread(tenant, "tenant");
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
            return new WeakReference<>(loader);
        }
    }
}
