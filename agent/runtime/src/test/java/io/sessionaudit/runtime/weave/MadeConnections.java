package io.sessionaudit.runtime.weave;

import java.sql.Connection;
import java.util.List;

import com.acme.inherited.Resource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.ByteCodeAppender;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

/** Connection classes generated for a test; all delegate to the field of {@link Resource}. */
final class MadeConnections {
    private MadeConnections() {}

    /** {@return a class that inherits {@code close} from {@link Resource}, which is loaded} */
    static DynamicType.Builder<?> below(TypeDescription resource, String name) {
        return new ByteBuddy()
                .subclass(resource)
                .implement(Connection.class)
                .name(name)
                .method(isAbstract())
                .intercept(MethodCall.invokeSelf().onField("inner").withAllArguments());
    }

    /** {@return a copy of the superclass that is not loaded yet} */
    static DynamicType.Unloaded<?> resource(String name) {
        return new ByteBuddy().redefine(Resource.class).name(name).make();
    }

    /** {@return the class with its own {@code close}, which has the maximum size of a method} */
    static DynamicType.Builder<?> withLargeClose(DynamicType.Builder<?> builder) {
        return builder.method(named("close").and(takesArguments(0)))
                .intercept(new Implementation.Simple(MadeConnections::largeClose));
    }

    /** {@return the class with its own {@code close}, which commits} */
    static DynamicType.Builder<?> withClose(DynamicType.Builder<?> builder) {
        return builder.method(named("close").and(takesArguments(0)))
                .intercept(MethodCall.invoke(named("commit")).onField("inner"));
    }

    private static ByteCodeAppender.Size largeClose(
            MethodVisitor visitor,
            Implementation.Context context,
            net.bytebuddy.description.method.MethodDescription method) {
        visitor.visitVarInsn(Opcodes.ALOAD, 0);
        visitor.visitFieldInsn(
                Opcodes.GETFIELD, Resource.class.getName().replace('.', '/'), "inner", "Ljava/sql/Connection;");
        visitor.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/sql/Connection", "close", "()V", true);
        for (int i = 0; i < 65_500; i++) {
            visitor.visitInsn(Opcodes.NOP);
        }
        visitor.visitInsn(Opcodes.RETURN);
        return new ByteCodeAppender.Size(1, 1);
    }

    /** Loads a class together with others; {@return a connection of it} */
    static Connection load(
            DynamicType.Unloaded<?> made, Connection inner, boolean readable, DynamicType.Unloaded<?>... others)
            throws ReflectiveOperationException {
        Class<?> type = made.include(List.of(others))
                .load(
                        MadeConnections.class.getClassLoader(),
                        readable
                                ? ClassLoadingStrategy.Default.WRAPPER_PERSISTENT
                                : ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        return make(type, inner);
    }

    static Connection make(Class<?> type, Connection inner) throws ReflectiveOperationException {
        return (Connection) type.getConstructor(Connection.class).newInstance(inner);
    }
}
