using System.Management.Automation;
using System.Reflection;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Cmdlets.Bundles;
using GenesysArchitect.Engine;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Conventions;

/// <summary>The assemblies and files that the conventions inspect.</summary>
internal static class Product
{
    public static Assembly Engine => typeof(DeploymentEngine).Assembly;

    public static Assembly Cmdlets => typeof(InvokeGcBundleDeploymentCommand).Assembly;

    public static Assembly Sandbox => typeof(SandboxHost).Assembly;

    public static IEnumerable<Type> CmdletTypes =>
        Cmdlets.GetExportedTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null);

    public static IEnumerable<(Type Cmdlet, PropertyInfo Property)> Parameters =>
        CmdletTypes.SelectMany(type => ParametersOf(type).Select(property => (type, property)));

    /// <summary>The parameters of a cmdlet, including those shared by all changing cmdlets.</summary>
    public static IEnumerable<PropertyInfo> ParametersOf(Type cmdlet) =>
        cmdlet.GetProperties().Concat(typeof(IGoverned).IsAssignableFrom(cmdlet) ? typeof(GovernanceParameters).GetProperties() : []).Where(property => property.IsDefined(typeof(ParameterAttribute)));

    public static string NameOf(Type cmdlet)
    {
        var name = CmdletAttributeOf(cmdlet).ConstructorArguments;
        return $"{name[0].Value}-{name[1].Value}";
    }

    /// <summary>The attribute data; the reference assembly's attributes do not keep their arguments.</summary>
    public static CustomAttributeData CmdletAttributeOf(Type cmdlet) =>
        cmdlet.GetCustomAttributesData().Single(attribute => attribute.AttributeType == typeof(CmdletAttribute));

    public static string ReadFile(string path)
    {
        var folder = typeof(Product).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryFolder").Value!;
        return File.ReadAllText(Path.Join(folder, path));
    }
}
