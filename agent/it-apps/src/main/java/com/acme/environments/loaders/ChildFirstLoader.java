package com.acme.environments.loaders;

import java.net.URL;
import java.net.URLClassLoader;

/** A child-first loader, as in application servers; only the JDK's classes always come from the parent. */
public final class ChildFirstLoader extends URLClassLoader {
    /** Creates a loader of these entries; other classes come from the parent. */
    public ChildFirstLoader(URL[] classPath, ClassLoader parent) {
        super(classPath, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && !name.startsWith("java.") && !name.startsWith("javax.")) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException e) {
                    // not one of its classes
                }
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
