package com.acme.environments.loaders;

import java.net.URL;
import java.net.URLClassLoader;

/** Own classes first, as application servers do it; only the JDK's come from the parent in any case. */
public final class ChildFirstLoader extends URLClassLoader {
    /** A loader of these entries; what they do not have comes from the parent. */
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
                    // not one of its own
                }
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
