package com.acme.loans.handmade;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles classes at run time that pass all methods of {@link Connection} on to a field {@code inner}. */
final class Delegation {
    private Delegation() {}

    /** {@return the methods of a connection that are not excluded, as source text} */
    static String methods(String... excluded) {
        List<String> left = List.of(excluded);
        return Stream.of(Connection.class.getMethods())
                .filter(method -> !method.isDefault() && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !left.contains(method.getName()))
                .map(Delegation::method)
                .collect(Collectors.joining("\n"));
    }

    private static String method(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter -> type(parameter.getParameterizedType()) + " " + parameter.getName())
                .collect(Collectors.joining(", "));
        String arguments =
                Arrays.stream(method.getParameters()).map(Parameter::getName).collect(Collectors.joining(", "));
        String failure = Arrays.stream(method.getExceptionTypes())
                .map(type -> " throws " + type.getName())
                .collect(Collectors.joining());
        return "public " + (method.getTypeParameters().length > 0 ? "<T> " : "") + type(method.getGenericReturnType())
                + " " + method.getName() + "(" + parameters + ")" + failure + " { "
                + (method.getReturnType() == void.class ? "" : "return ") + "inner." + method.getName() + "("
                + arguments + "); }";
    }

    private static String type(java.lang.reflect.Type type) {
        return type.getTypeName().replace('$', '.');
    }

    /** Compiles sources by the name of their class, and loads the first of them. */
    static Class<?> load(String first, Map<String, String> sources) throws Exception {
        Path directory = Files.createTempDirectory("generated");
        List<String> arguments = new ArrayList<>(List.of("-d", directory.toString(), "-nowarn", "-proc:none"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = directory.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the generated classes do not compile");
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, Delegation.class.getClassLoader());
        return loader.loadClass(first);
    }
}
