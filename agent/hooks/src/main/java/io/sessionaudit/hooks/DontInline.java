package io.sessionaudit.hooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Placeholder for HotSpot's annotation of the same name, which it honours in classes of the boot loader only, and which
 * cannot be compiled against. The packaging replaces it and leaves this class out. Other JVMs ignore it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DontInline {}
