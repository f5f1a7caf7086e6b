package io.sessionaudit.premain;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent and its libraries from {@code inst/} in the agent's jar, invisible to the application: class files
 * have the suffix {@code .classdata}. On a JVM older than 17, {@code inst8/} comes first, with the same classes as
 * class files of Java 8. Child-first, then the platform loader; one package of the JDK comes from the application's
 * loader. Threadsafe.
 */
final class IsolatedClassLoader extends ClassLoader {
    private static final String ROOT = "inst/";
    private static final String LOWERED_ROOT = "inst8/";
    private static final String BOOT = "boot/";
    private static final String LOWERED_BOOT = "boot8/";
    private static final String CLASS = ".class";

    /** Of the module jdk.attach, which the application's loader defines. Used by the command attach. */
    private static final String ATTACH_API = "com.sun.tools.attach.";

    private static final String CLASS_DATA = ".classdata";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final URL url;
    private final ProtectionDomain domain;

    private IsolatedClassLoader(File file) throws IOException {
        super(platformLoader());
        jar = new JarFile(file);
        url = file.toURI().toURL();
        // With a loader, the domain consults the policy of a security manager.
        domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null, this, null);
    }

    static IsolatedClassLoader ofThisJar() throws IOException, URISyntaxException {
        CodeSource source = IsolatedClassLoader.class.getProtectionDomain().getCodeSource();
        return new IsolatedClassLoader(fileOf(source.getLocation().toString()));
    }

    /** {@return the file of a code source} A loader of the application may use the form {@code jar:file:...!/}. */
    static File fileOf(String location) throws URISyntaxException {
        String file = location;
        if (file.startsWith("jar:") && file.endsWith("!/")) {
            file = file.substring("jar:".length(), file.length() - "!/".length());
        }
        return new File(new URI(file));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && entryOfClass(name) != null) {
                loaded = findClass(name);
            }
            if (loaded == null) {
                return name.startsWith(ATTACH_API)
                        ? getSystemClassLoader().loadClass(name)
                        : super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarEntry entry = entryOfClass(name);
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = new byte[(int) entry.getSize()];
            new DataInputStream(in).readFully(bytes);
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Own resources first, including class files, from which Byte Buddy reads the advice. */
    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    protected URL findResource(String name) {
        JarEntry entry = entryOfResource(name);
        if (entry == null) {
            return null;
        }
        try {
            return URI.create("jar:" + url + "!/" + entry.getName()).toURL();
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL own = findResource(name);
        return Collections.enumeration(own == null ? Collections.<URL>emptyList() : Collections.singletonList(own));
    }

    /** Avoids a URL connection, which would open the jar a second time. */
    @Override
    public InputStream getResourceAsStream(String name) {
        JarEntry entry = entryOfResource(name);
        if (entry == null) {
            return super.getResourceAsStream(name);
        }
        try {
            return jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    private JarEntry entryOfClass(String name) {
        return entry(name.replace('.', '/') + CLASS_DATA);
    }

    private JarEntry entryOfResource(String name) {
        if (name.startsWith(BOOT)) {
            String directory = JavaVersion.RUNS_ORIGINALS ? BOOT : LOWERED_BOOT;
            return jar.getJarEntry(directory + name.substring(BOOT.length()));
        }
        return entry(name.endsWith(CLASS) ? name.substring(0, name.length() - CLASS.length()) + CLASS_DATA : name);
    }

    private JarEntry entry(String inside) {
        JarEntry lowered = JavaVersion.RUNS_ORIGINALS ? null : jar.getJarEntry(LOWERED_ROOT + inside);
        return lowered == null ? jar.getJarEntry(ROOT + inside) : lowered;
    }

    /** {@return the last but the boot loader: on Java 8, the one of the extensions} */
    private static ClassLoader platformLoader() {
        ClassLoader loader = getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }

    @Override
    public String toString() {
        return "session-audit";
    }
}
