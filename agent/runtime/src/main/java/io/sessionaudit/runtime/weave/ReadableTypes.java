package io.sessionaudit.runtime.weave;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;

/**
 * Describes types by their class files, for the weaving of one class. A class file is read lazily, if more than the
 * name of the type is needed. A type that cannot be read is treated as an empty interface: other agents add
 * interfaces that exist in memory only, and an application may lack classes that it never uses.
 *
 * <p>Not threadsafe.
 */
final class ReadableTypes extends TypePool.Default.WithLazyResolution {
    ReadableTypes(ClassFileLocator locator) {
        super(new CacheProvider.Simple(), locator, ReaderMode.FAST);
    }

    @Override
    protected Resolution doResolve(String name) {
        Resolution read = super.doResolve(name);
        return read.isResolved()
                ? read
                : new Resolution.Simple(new TypeDescription.Latent(
                        name,
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE,
                        null,
                        new TypeList.Generic.Empty()));
    }
}
