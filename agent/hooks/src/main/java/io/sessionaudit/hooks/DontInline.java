package io.sessionaudit.hooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands for HotSpot's own annotation of that name, which it heeds in classes of the boot loader, and which a compiler shows to nobody
 * else. The packaging replaces it by that one, and leaves this one out. Another JVM takes no notice.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DontInline {}
