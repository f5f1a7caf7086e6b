/** What Quarkus is made of: Hibernate with its connection provider, Agroal, and Narayana. */
package com.acme.quarkus;
