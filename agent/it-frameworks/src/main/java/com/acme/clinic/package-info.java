/** A web application in the style of Spring PetClinic: Spring MVC, Data JPA, open-in-view, embedded Tomcat. */
package com.acme.clinic;
