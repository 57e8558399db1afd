using System.Globalization;
using System.Text;
using GenesysArchitect.Engine.Manifests;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace GenesysArchitect.Benchmarks;

/// <summary>Reading a thousand manifests, with references and placeholders, compared with plain deserialization of the same text.</summary>
internal static class ManifestBenchmark
{
    private const int Resources = 1000;
    private const int Runs = 5;

    public static void Run()
    {
        var file = Path.Combine(Path.GetTempPath(), $"gc-{Path.GetRandomFileName()}.yaml");
        var text = Text();
        File.WriteAllText(file, text);
        try
        {
            var (own, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                own = Timing.Best(own, Timing.Of(() => Read(file)).Time);
                plain = Timing.Best(plain, Timing.Of(() => Deserialize(text)).Time);
            }

            Console.WriteLine($"manifests: {Resources} resources are read, checked and connected in {own.TotalMilliseconds:0} ms; plain deserialization takes {plain.TotalMilliseconds:0} ms. Ratio {own / plain:0.00} (bound: 500 ms with the plan).");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Read(string file)
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [file], Environment = name => name });
        manifest.RequireValid();
        return manifest.Desired.Count;
    }

    private static int Deserialize(string text)
    {
        var deserializer = new DeserializerBuilder().Build();
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        var count = 0;
        while (parser.Accept<DocumentStart>(out _))
        {
            _ = deserializer.Deserialize<Dictionary<string, object>>(parser);
            count++;
        }

        return count;
    }

    private static string Text()
    {
        var text = new StringBuilder();
        for (var flow = 0; flow < Resources; flow++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: genesysarchitect/v1
                kind: Flow
                metadata:
                  name: flow-{{flow}}
                  labels: {team: ivr}
                spec:
                  id: flow-{{flow}}
                  name: Flow {{flow}}
                  lifecycleState: published
                  blocks:
                    - id: greeting
                      type: PlayAudio
                      prompt: Welcome to ${env:COMPANY}.
                    - id: menu
                      type: Menu
                      children:
                        - id: choice
                          type: TransferToFlow
                          reference: flow-{{((flow + 1) / 2) + (Resources / 2)}}
                  references: [flow-{{((flow + 1) / 2) + (Resources / 2)}}]

                """);
        }

        return text.ToString();
    }
}
