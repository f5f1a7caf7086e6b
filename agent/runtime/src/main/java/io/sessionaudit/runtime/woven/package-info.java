/**
 * What the weaver has done to the application's classes: the fields that it has added, and the methods that it has woven. Written by the
 * weaver, read by the listener; knows neither.
 */
package io.sessionaudit.runtime.woven;
