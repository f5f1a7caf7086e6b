/** Places in code: which frame of a stack is the application's, and how a stack becomes a short, stable name. */
package io.sessionaudit.core.site;
