package io.sessionaudit.runtime.weave;

import java.util.Set;

import io.sessionaudit.core.jdbc.KnownPool;
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
 * <p>Byte Buddy describes each method that it is given, with the types of all parameters. A driver's connection has
 * hundreds of methods, of which a few dozen have a name that advice applies to, so only these are passed on.
 *
 * @param visitor weaves the methods that it is given
 * @param names the names of all methods that may be woven
 */
record AdviceForClass(AsmVisitorWrapper visitor, Set<String> names) {
    /**
     * {@return the methods that are woven: only the final ones if a generated subclass overrides and calls all
     * others}
     */
    MethodList<MethodDescription.InDefinedShape> methods(TypeDescription type) {
        MethodList<MethodDescription.InDefinedShape> methods =
                type.getDeclaredMethods().filter(ElementMatchers.namedOneOf(names.toArray(String[]::new)));
        return KnownPool.isOverriddenByGenerated(type.getName()) ? methods.filter(ElementMatchers.isFinal()) : methods;
    }

    /** {@return a visitor that weaves the advice into these methods and passes the class on} */
    ClassVisitor before(
            ClassVisitor next,
            TypeDescription type,
            MethodList<MethodDescription.InDefinedShape> methods,
            Implementation.Context context,
            TypePool types) {
        return visitor.wrap(type, next, context, types, type.getDeclaredFields(), methods, 0, 0);
    }
}
