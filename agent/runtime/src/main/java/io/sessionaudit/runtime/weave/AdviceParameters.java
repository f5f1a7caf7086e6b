package io.sessionaudit.runtime.weave;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.advice.Content;
import io.sessionaudit.runtime.advice.Self;
import io.sessionaudit.runtime.advice.Text;
import io.sessionaudit.runtime.woven.Role;
import io.sessionaudit.runtime.woven.SlotFields;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.ArgumentHandler;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.Removal;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Generates the code for the parameters of advice that are annotated with {@link Content}, {@link Self} and {@link
 * Text}.
 */
final class AdviceParameters {
    private AdviceParameters() {}

    /** {@return the parameters for methods of one role} */
    static Advice.WithCustomMapping of(ContentAccess access, Role role) {
        return switch (access) {
            case FIELD -> parameters(AdviceParameters::content, type -> nothing(), type -> noText());
            case FIELD_AND_TEXT -> parameters(AdviceParameters::content, type -> nothing(), AdviceParameters::text);
            case LOOKUP -> parameters(type -> hook("content"), type -> nothing(), type -> noText());
            case INHERITED ->
                parameters(type -> hook("contentOf", role), type -> hook("inRole", role), type -> noText());
        };
    }

    /** Code that replaces the object on the operand stack. */
    private interface OnObject {
        StackManipulation in(TypeDescription type);
    }

    private static Advice.WithCustomMapping parameters(OnObject content, OnObject self, OnObject text) {
        return Advice.withCustomMapping()
                .bind(bound(Content.class, content))
                .bind(bound(Self.class, self))
                .bind(bound(Text.class, text));
    }

    private static <T extends Annotation> OffsetMapping.Factory<T> bound(Class<T> annotation, OnObject code) {
        return new OffsetMapping.Factory.Simple<>(
                annotation,
                (type, method, assigner, arguments, sort) ->
                        new OffsetMapping.Target.ForStackManipulation(new StackManipulation.Compound(
                                MethodVariableAccess.REFERENCE.loadFrom(
                                        arguments.argument(ArgumentHandler.THIS_REFERENCE)),
                                code.in(type))));
    }

    private static StackManipulation nothing() {
        return StackManipulation.Trivial.INSTANCE;
    }

    private static StackManipulation noText() {
        return new StackManipulation.Compound(Removal.SINGLE, NullConstant.INSTANCE);
    }

    private static StackManipulation content(TypeDescription type) {
        return field(type, SlotFields.CONTENT, Object.class);
    }

    private static StackManipulation text(TypeDescription type) {
        return field(type, SlotFields.TEXT, String.class);
    }

    /** Named by the class itself; the JVM resolves the field in the superclass that declares it. */
    private static StackManipulation field(TypeDescription type, String name, Class<?> content) {
        return FieldAccess.forField(new FieldDescription.Latent(
                        type,
                        name,
                        Opcodes.ACC_PROTECTED,
                        TypeDescription.ForLoadedType.of(content).asGenericType(),
                        List.of()))
                .read();
    }

    private static StackManipulation hook(String name) {
        return call(name, Object.class);
    }

    private static StackManipulation hook(String name, Role role) {
        return new StackManipulation.Compound(
                IntegerConstant.forValue(role.bit()), call(name, Object.class, int.class));
    }

    private static StackManipulation call(String name, Class<?>... parameters) {
        try {
            Method hook = SessionAuditHooks.class.getMethod(name, parameters);
            return MethodInvocation.invoke(new MethodDescription.ForLoadedMethod(hook));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
