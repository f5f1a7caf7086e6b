/** Reactor and RxJava around plain JDBC. */
package com.acme.reactive;
