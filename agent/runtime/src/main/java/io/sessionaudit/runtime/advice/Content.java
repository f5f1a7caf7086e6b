package io.sessionaudit.runtime.advice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of an advice: what the agent has attached to the object that is called, or null. Read each time that the parameter is, so an
 * advice reads it once.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Content {}
