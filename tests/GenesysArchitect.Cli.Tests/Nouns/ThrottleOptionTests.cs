using System.CommandLine;
using GenesysArchitect.Cli.Arguments;

namespace GenesysArchitect.Cli.Tests;

public sealed class ThrottleOptionTests
{
    [Theory]
    [InlineData("", 16)]
    [InlineData("--throttle-limit 2", 2)]
    [InlineData("--concurrency 3", 3)]
    [InlineData("--concurrency 3 --throttle-limit 2", 2)]
    public void The_limit_is_read_from_the_current_or_the_former_name(string line, int expected)
    {
        var option = new ThrottleOption("How many requests run in parallel.", defaultValue: 16, formerName: "--concurrency");
        var command = new Command("any");
        Array.ForEach(option.All, command.Options.Add);

        Assert.Equal(expected, option.Read(command.Parse(line)));
    }
}
