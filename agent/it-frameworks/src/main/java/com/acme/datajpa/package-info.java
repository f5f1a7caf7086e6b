/** Programs with Spring Data JPA and Hibernate. */
package com.acme.datajpa;
