package io.sessionaudit.backport.lang;

import java.lang.reflect.Method;

/** Methods of {@code ClassLoader} that are newer than Java 8. */
public final class ClassLoaderMethods {
    private ClassLoaderMethods() {}

    /** {@return the loader of the JDK's classes that the boot loader does not define: the extension loader on 8} */
    public static ClassLoader getPlatformClassLoader() {
        Method platform = Reflection.find("java.lang.ClassLoader", "getPlatformClassLoader");
        if (platform != null) {
            return (ClassLoader) Reflection.call(platform, null);
        }
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }
}
