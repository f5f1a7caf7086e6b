package io.sessionaudit.runtime.weave;

import java.util.Set;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * The advice for one class.
 *
 * <p>Byte Buddy describes each method that it is told of, with the types of all parameters. A driver's connection has hundreds of
 * them, and of those the advice concerns a few dozen by their names: it is told of these only, which weaves the same for less.
 *
 * @param visitor weaves the methods that it is told of
 * @param names of all the methods that may be woven
 */
record AdviceForClass(AsmVisitorWrapper visitor, Set<String> names) {
    /**
     * HikariCP generates a class below each of these, which overrides every method that is not final and calls it. To weave both
     * would be to pay twice for each call.
     */
    private static final String HIKARI_OVERRIDDEN = "com.zaxxer.hikari.pool.Proxy";

    /** {@return the methods that may be woven} */
    MethodList<MethodDescription.InDefinedShape> methods(TypeDescription type) {
        MethodList<MethodDescription.InDefinedShape> methods =
                type.getDeclaredMethods().filter(ElementMatchers.namedOneOf(names.toArray(String[]::new)));
        return type.getName().startsWith(HIKARI_OVERRIDDEN) ? methods.filter(ElementMatchers.isFinal()) : methods;
    }

    /** {@return a visitor that passes a class on with the advice in these methods} */
    ClassVisitor before(
            ClassVisitor next,
            TypeDescription type,
            MethodList<MethodDescription.InDefinedShape> methods,
            Implementation.Context context,
            TypePool types) {
        return visitor.wrap(type, next, context, types, type.getDeclaredFields(), methods, 0, 0);
    }
}
