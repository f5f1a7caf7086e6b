/** A small application, which is packaged in the ways of {@code EnvironmentsPlacesIT}. */
package com.acme.environments.shop;
