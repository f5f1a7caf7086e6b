package com.acme.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a slow class of tests whose result hardly depends on the version of the JVM. If {@link Shard} is set, each of
 * its methods runs in one shard only; without it, all of them run. A method that only some versions of Java can run
 * runs in every shard, because the shard of its name may have another version.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sharded {
    /** Whether one shard runs all methods of the class, because their common preparation is what is slow. */
    boolean together() default false;
}
