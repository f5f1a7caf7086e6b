package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.Implementation.Context.FrameGeneration;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.utility.OpenedClassReader;

import static net.bytebuddy.matcher.ElementMatchers.isBridge;

/**
 * Weaves the advice into one class file at a time, with Byte Buddy's advice and ASM; methods that get none are copied as they
 * are.
 *
 * <p>Threadsafe.
 */
final class Weaver {
    /** By its name, because it is not to be loaded. */
    private static final String SAMPLE = Weaver.class.getPackageName().replace('.', '/') + "/Sample";

    private static final WeavingPlan SAMPLE_PLAN = new WeavingPlan(
            EnumSet.of(Role.DATA_SOURCE, Role.CONNECTION), Set.of(), SlotKind.OBJECT, ContentAccess.FIELD);

    private final AdviceTable advice = new AdviceTable();

    /** {@return a weaver that has woven a class already, so that all it needs is loaded} */
    static Weaver warm() {
        Weaver weaver = new Weaver();
        try {
            weaver.weaveSample();
        } catch (IOException | RuntimeException e) {
            return weaver; // the first real class will fail likewise, and be reported
        }
        return weaver;
    }

    /** Weaves a class in vain; {@return what became of it} */
    byte[] weaveSample() throws IOException {
        ClassLoader own = Weaver.class.getClassLoader();
        try (InputStream in = own.getResourceAsStream(SAMPLE + ".class")) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + SAMPLE);
            }
            return weave(own, SAMPLE, SAMPLE_PLAN, in.readAllBytes()).classFile();
        }
    }

    /** Weaves a class. Methods that would become too large stay as they are. */
    WovenClass weave(ClassLoader loader, String internalName, WeavingPlan plan, byte[] classFile) {
        ReadableTypes types = types(loader, internalName, classFile);
        TypeDescription type = describe(internalName, types);
        AdviceForClass woven = advice.of(plan);
        ClassReader reader = OpenedClassReader.of(classFile);
        Set<String> left = new HashSet<>();
        if (!woven.methods(type).filter(isBridge()).isEmpty()) {
            left.addAll(Bridges.forwarding(reader, woven.names()));
        }
        MethodTooLargeException tooLarge = null;
        while (true) {
            MethodList<MethodDescription.InDefinedShape> methods = woven.methods(type)
                    .filter(method -> !left.contains(method.getInternalName() + method.getDescriptor()));
            try {
                byte[] result = rewrite(reader, type, types, woven, methods, plan.added(), classFile);
                boolean closes = plan.closesConnections()
                        && !methods.filter(AdviceOfRole.CLOSE).isEmpty();
                return new WovenClass(result, closes, tooLarge);
            } catch (MethodTooLargeException e) {
                tooLarge = e;
                if (!left.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
            }
        }
    }

    /** Adds the fields that subclasses count on to a class that cannot be woven. */
    static byte[] addFieldsOnly(SlotKind slot, byte[] classFile) {
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new SlotAdder(writer, slot), 0);
        return writer.toByteArray();
    }

    /** Weaves {@code DriverManager}, which is a class of the JDK and may be loaded already: no field, advice only. */
    byte[] weaveDriverManager(ClassLoader loader, String internalName, byte[] classFile) {
        return advise(AdviceTable.ofDriverManager(), loader, internalName, classFile);
    }

    /** Weaves the one class of the scope API that is there to be woven. */
    byte[] weaveScopeEvents(ClassLoader loader, String internalName, byte[] classFile) {
        return advise(AdviceTable.ofScopeEvents(), loader, internalName, classFile);
    }

    private static byte[] advise(AdviceForClass advice, ClassLoader loader, String internalName, byte[] classFile) {
        ReadableTypes types = types(loader, internalName, classFile);
        TypeDescription type = describe(internalName, types);
        ClassReader reader = OpenedClassReader.of(classFile);
        return rewrite(reader, type, types, advice, advice.methods(type), SlotKind.NONE, classFile);
    }

    private static byte[] rewrite(
            ClassReader reader,
            TypeDescription type,
            ReadableTypes types,
            AdviceForClass advice,
            MethodList<MethodDescription.InDefinedShape> methods,
            SlotKind slot,
            byte[] classFile) {
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor next = slot == SlotKind.NONE ? writer : new SlotAdder(writer, slot);
        Implementation.Context context = context(type, ClassFileVersion.ofClassFile(classFile));
        reader.accept(advice.before(next, type, methods, context, types), 0);
        return writer.toByteArray();
    }

    /** Advice that is inlined asks for nothing but the version; it brings its own stack frames where classes have them. */
    private static Implementation.Context context(TypeDescription type, ClassFileVersion version) {
        return Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                null, // names no auxiliary types, because there are none
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.GENERATE : FrameGeneration.DISABLED);
    }

    private static ReadableTypes types(ClassLoader loader, String internalName, byte[] classFile) {
        return new ReadableTypes(new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(internalName.replace('/', '.'), classFile),
                ClassFileLocator.ForClassLoader.of(loader),
                // A loader may load the JDK's classes and yet not show their files.
                ClassFileLocator.ForClassLoader.ofPlatformLoader()));
    }

    private static TypeDescription describe(String internalName, ReadableTypes types) {
        return types.describe(internalName.replace('/', '.')).resolve();
    }
}
