/** A correct program with Spring Boot, JPA and Hibernate. */
package com.acme.frameworks.jpa;
