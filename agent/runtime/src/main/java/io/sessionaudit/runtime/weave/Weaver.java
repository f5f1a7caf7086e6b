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
 * Weaves the advice into one class file at a time, with Byte Buddy's advice and ASM. Methods without advice are copied
 * unchanged.
 *
 * <p>Threadsafe.
 */
final class Weaver {
    /** The name of {@link WarmUpConnection}, which must not be loaded. */
    private static final String WARM_UP_CLASS = Weaver.class.getPackageName().replace('.', '/') + "/WarmUpConnection";

    private static final WeavingPlan WARM_UP_PLAN = new WeavingPlan(
            EnumSet.of(Role.DATA_SOURCE, Role.CONNECTION), Set.of(), SlotKind.OBJECT, ContentAccess.FIELD);

    private final AdviceTable advice = new AdviceTable();

    /** {@return a weaver that has already woven a class, so that its classes are loaded} */
    static Weaver warm() {
        Weaver weaver = new Weaver();
        try {
            weaver.weaveWarmUpClass();
        } catch (IOException | RuntimeException e) {
            return weaver; // the first class of the application fails, too, and is reported
        }
        return weaver;
    }

    /** Weaves {@link WarmUpConnection}; {@return the woven class file} */
    byte[] weaveWarmUpClass() throws IOException {
        ClassLoader own = Weaver.class.getClassLoader();
        try (InputStream in = own.getResourceAsStream(WARM_UP_CLASS + ".class")) {
            if (in == null) {
                throw new IOException("the agent's jar does not contain " + WARM_UP_CLASS);
            }
            return weave(new ClassFiles(), own, WARM_UP_CLASS, WARM_UP_PLAN, in.readAllBytes())
                    .classFile();
        }
    }

    /**
     * Weaves a class. Methods that would exceed the size limit of the JVM are not woven.
     *
     * @param others finds the class files of other types that the loader loads
     */
    WovenClass weave(ClassFiles others, ClassLoader loader, String internalName, WeavingPlan plan, byte[] classFile) {
        ReadableTypes types = types(new LoadedFrom(others, loader, internalName), internalName, classFile);
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

    /** Adds the fields that woven subclasses access to a class that cannot be woven. */
    static byte[] addFieldsOnly(SlotKind slot, byte[] classFile) {
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new SlotAdder(writer, slot), 0);
        return writer.toByteArray();
    }

    /** Weaves {@code DriverManager}. No field is added, because the class may already be loaded. */
    byte[] weaveDriverManager(String internalName, byte[] classFile) {
        return advise(AdviceTable.ofDriverManager(), internalName, classFile);
    }

    /** Weaves the class of the scope API that calls the hooks. */
    byte[] weaveScopeEvents(String internalName, byte[] classFile) {
        return advise(AdviceTable.ofScopeEvents(), internalName, classFile);
    }

    private static byte[] advise(AdviceForClass advice, String internalName, byte[] classFile) {
        ReadableTypes types = types(ClassFileLocator.NoOp.INSTANCE, internalName, classFile);
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

    /** Inlined advice needs the class file version only; it generates stack map frames if the version has them. */
    private static Implementation.Context context(TypeDescription type, ClassFileVersion version) {
        return Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                null, // there are no auxiliary types to name
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.GENERATE : FrameGeneration.DISABLED);
    }

    private static ReadableTypes types(ClassFileLocator others, String internalName, byte[] classFile) {
        return new ReadableTypes(new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(internalName.replace('/', '.'), classFile),
                others,
                ClassFileLocator.ForClassLoader.ofPlatformLoader()));
    }

    private static TypeDescription describe(String internalName, ReadableTypes types) {
        return types.describe(internalName.replace('/', '.')).resolve();
    }
}
