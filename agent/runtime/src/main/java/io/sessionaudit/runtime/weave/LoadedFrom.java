package io.sessionaudit.runtime.weave;

import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Finds class files without the class loader, for Byte Buddy.
 *
 * @param user a class of the loader that refers to the others
 */
record LoadedFrom(ClassFiles files, ClassLoader loader, String user) implements ClassFileLocator {
    @Override
    public Resolution locate(String name) {
        byte[] found = files.find(loader, user, name.replace('.', '/'));
        return found == null ? new Resolution.Illegal(name) : new Resolution.Explicit(found);
    }

    @Override
    public void close() {
        // each read closes what it opens
    }
}
