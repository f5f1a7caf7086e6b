/** A lawful program with Spring Boot with JPA and Hibernate. */
package com.acme.frameworks.jpa;
