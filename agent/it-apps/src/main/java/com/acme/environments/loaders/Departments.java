package com.acme.environments.loaders;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Runs departments, each in a child-first loader that is dropped afterwards, and prints whether loaders and classes
 * were collected. Arguments: their number, their name, and their class path. The class path of this JVM also contains
 * all their classes.
 */
public final class Departments {
    private Departments() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        URL[] classPath = urls(List.of(arguments).subList(2, arguments.length));
        new Department().run(); // uses the classes of the parent, too
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            loaders.add(open(arguments[1] + " " + number, classPath));
        }
        for (WeakReference<ClassLoader> loader : loaders) {
            System.out.println("loader=" + Collection.await(loader));
        }
        System.out.println("left over=" + loaders());
    }

    private static WeakReference<ClassLoader> open(String name, URL[] classPath) throws Exception {
        try (ChildFirstLoader loader = new ChildFirstLoader(classPath, Departments.class.getClassLoader())) {
            Runnable department = (Runnable) loader.loadClass("com.acme.environments.loaders.Department")
                    .getDeclaredConstructor()
                    .newInstance();
            FutureTask<Void> work = new FutureTask<>(department, null);
            Thread thread = new Thread(work, name);
            thread.setContextClassLoader(loader);
            thread.start();
            thread.join();
            work.get();
            return new WeakReference<>(loader);
        }
    }

    /** The number of child-first loaders that the JVM reports. */
    private static long loaders() throws JMException {
        String statistics = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassloaderStats",
                        new Object[0],
                        new String[0]);
        return statistics
                .lines()
                .filter(line -> line.endsWith(ChildFirstLoader.class.getName()))
                .count();
    }

    private static URL[] urls(List<String> classPath) throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(classPath.get(i)).toUri().toURL();
        }
        return urls;
    }
}
