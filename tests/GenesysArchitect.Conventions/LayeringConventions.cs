using System.Reflection;
using Xunit;

namespace GenesysArchitect.Conventions;

/// <summary>The allowed dependencies between assemblies.</summary>
public sealed class LayeringConventions
{
    [Fact]
    public void The_engine_depends_on_no_front_end_console_or_web_server() =>
        Assert.DoesNotContain(
            ReferencesOf(Product.Engine),
            name => name == "System.Management.Automation" || name == "System.Console" || name.StartsWith("Spectre", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void The_cmdlets_depend_only_on_the_engine_and_PowerShell() =>
        Assert.All(ReferencesOf(Product.Cmdlets), name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name is "GenesysArchitect.Engine" or "netstandard" or "System", name));

    [Fact]
    public void The_sandbox_shares_no_code_with_the_engine() =>
        Assert.DoesNotContain(ReferencesOf(Product.Sandbox), name => name.StartsWith("GenesysArchitect", StringComparison.Ordinal));

    [Fact]
    public void The_public_surface_of_the_engine_exposes_no_package_types()
    {
        var shown = Product.Engine.GetExportedTypes().SelectMany(TypesShownBy).Distinct();
        Assert.All(shown, type => Assert.True(type.Assembly == Product.Engine || IsOfTheFramework(type), type.FullName));
    }

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<Type> TypesShownBy(Type type)
    {
        const BindingFlags shown = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(shown).Cast<MethodBase>().Concat(type.GetConstructors(shown)).Where(method => method.IsPublic || method.IsFamily).ToList();
        var types = methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(type.GetFields(shown).Where(field => field.IsPublic).Select(field => field.FieldType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object));
        return types.SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    private static bool IsOfTheFramework(Type type) =>
        type.IsGenericParameter || type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);
}
