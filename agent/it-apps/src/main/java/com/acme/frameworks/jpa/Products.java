package com.acme.frameworks.jpa;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/** All products. */
interface Products extends JpaRepository<Product, Long> {
    List<Product> findByName(String name);
}
