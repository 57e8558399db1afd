using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using Xunit;

namespace GenesysArchitect.Conventions;

/// <summary>PowerShell's guidelines for cmdlets, as far as reflection can verify them.</summary>
public sealed partial class CmdletConventions
{
    private static readonly string[] VerbsThatChange =
    [
        VerbsLifecycle.Invoke, VerbsLifecycle.Stop, VerbsCommon.Undo, VerbsCommon.Set, VerbsCommon.New, VerbsCommon.Remove, VerbsCommon.Add, VerbsCommon.Clear,
        VerbsData.Publish, VerbsData.Export, VerbsData.Restore, VerbsData.Update, VerbsLifecycle.Install, VerbsLifecycle.Uninstall, VerbsLifecycle.Restart,
        VerbsDiagnostic.Resolve, VerbsCommunications.Send,
    ];

    public static TheoryData<string> Cmdlets => [.. Product.CmdletTypes.Select(Product.NameOf)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_an_approved_verb_and_a_singular_noun_of_the_module(string name)
    {
        var (verb, noun) = (name.Split('-')[0], name.Split('-')[1]);
        Type[] groups = [typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity)];
        Assert.Contains(verb, groups.SelectMany(group => group.GetFields()).Select(field => (string)field.GetValue(null)!));
        Assert.Matches("^Gc[A-Z][A-Za-z]*[^s]$", noun);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_is_a_sealed_class_named_after_it_with_the_common_base(string name)
    {
        var type = TypeOf(name);
        Assert.True(type.IsSealed);
        Assert.Equal($"{name.Replace("-", string.Empty, StringComparison.Ordinal)}Command", type.Name);
        Assert.True(type.IsSubclassOf(typeof(GcCmdlet)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_declares_its_output_type(string name) =>
        Assert.NotEmpty(TypeOf(name).GetCustomAttributes<OutputTypeAttribute>());

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_changing_cmdlet_supports_confirmation(string name)
    {
        var changes = VerbsThatChange.Contains(name.Split('-')[0]);
        var asks = Product.CmdletAttributeOf(TypeOf(name)).NamedArguments.Any(argument => argument is { MemberName: nameof(CmdletAttribute.SupportsShouldProcess), TypedValue.Value: true });
        Assert.Equal(changes, asks);
    }

    [Fact]
    public void Changing_cmdlets_support_the_audit_log()
    {
        string[] changing = ["Invoke-GcBundleDeployment", "Invoke-GcManifest", "Publish-GcBotVersion", "Set-GcFlow", "Stop-GcBundleDeployment", "Undo-GcBundleDeployment"];
        Assert.Equal(changing, Product.CmdletTypes.Where(type => typeof(IGoverned).IsAssignableFrom(type)).Select(Product.NameOf).Order());
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        var exported = ExportList().Match(Product.ReadFile("GenesysArchitect.psd1")).Groups[1].Value;
        var names = QuotedName().Matches(exported).Select(match => match.Groups[1].Value);
        Assert.Equal(Product.CmdletTypes.Select(Product.NameOf).Order(), names.Order());
    }

    [Fact]
    public void Parameters_are_pascal_case_and_settable() =>
        Assert.All(Product.Parameters, parameter =>
        {
            Assert.Matches("^[A-Z][A-Za-z]*$", parameter.Property.Name);
            Assert.NotNull(parameter.Property.SetMethod);
        });

    [Fact]
    public void Notifying_cmdlets_support_confirmation() =>
        Assert.All(Product.CmdletTypes.Where(type => type.IsSubclassOf(typeof(GovernedCmdlet))), type =>
            Assert.Equal(VerbsThatChange.Contains(Product.NameOf(type).Split('-')[0]), type.IsAssignableTo(typeof(IDynamicParameters))));

    [Fact]
    public void A_secret_is_never_taken_as_plain_text() =>
        Assert.All(
            Product.Parameters.Where(parameter => SecretName().IsMatch(parameter.Property.Name)),
            parameter => Assert.True(parameter.Property.PropertyType == typeof(SecureString) || parameter.Property.PropertyType == typeof(PSCredential), $"{parameter.Cmdlet.Name} -{parameter.Property.Name}"));

    [Fact]
    public void A_duration_is_parsed_in_common_notations() =>
        Assert.All(
            Product.Parameters.Where(parameter => (Nullable.GetUnderlyingType(parameter.Property.PropertyType) ?? parameter.Property.PropertyType) == typeof(TimeSpan)),
            parameter => Assert.True(parameter.Property.IsDefined(typeof(DurationAttribute)), $"{parameter.Cmdlet.Name} -{parameter.Property.Name}"));

    [Fact]
    public void No_two_parameters_of_a_cmdlet_share_a_name_or_an_alias() =>
        Assert.All(Product.CmdletTypes, type =>
        {
            var names = Product.ParametersOf(type)
                .SelectMany(property => AliasesOf(property).Append(property.Name))
                .ToList();
            Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        });

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex ExportList();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedName();

    [GeneratedRegex("Secret|Password|^AccessToken$|Credential")]
    private static partial Regex SecretName();

    private static IEnumerable<string> AliasesOf(PropertyInfo property) => property.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(AliasAttribute))
        .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)
        .Select(alias => (string)alias.Value!);

    private static Type TypeOf(string name) => Product.CmdletTypes.Single(type => Product.NameOf(type) == name);
}
