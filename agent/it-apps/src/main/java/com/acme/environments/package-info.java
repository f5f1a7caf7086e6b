/** The same workload in every environment. */
package com.acme.environments;
