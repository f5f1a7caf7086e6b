package io.sessionaudit.runtime.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of an advice: what the agent has attached to the called object, or null. Each access of the parameter
 * reads the added field again, so an advice copies it to a local variable.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Content {}
