using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.World.Language;

/// <summary>
/// The domains of language understanding: those of bots follow their flows, since publishing a bot trains and publishes a version
/// of its domain; others are on their own.
/// </summary>
internal sealed class LanguageDomains(object gate, Agenda agenda, FlowCatalog flows, ContactCenterOptions options)
{
    private readonly Dictionary<string, LanguageDomain> _own = [];
    private readonly HashSet<(string Domain, string Version)> _broken = [];

    internal IReadOnlyList<LanguageDomain> ToList()
    {
        lock (gate)
        {
            agenda.RunDue();
            return [.. flows.ToList().Where(flow => flow is { Deleted: false, LanguageDomainId: not null }).Select(Of), .. _own.Values];
        }
    }

    /// <summary>A domain.</summary>
    /// <exception cref="RefusedException">There is no such domain.</exception>
    internal LanguageDomain Require(string id) =>
        ToList().FirstOrDefault(domain => domain.Id == id) ?? throw RefusedException.Missing("NLU domain", id);

    /// <summary>A version of a domain.</summary>
    /// <exception cref="RefusedException">There is no such domain or version.</exception>
    internal (LanguageDomain Domain, LanguageVersion Version) Require(string id, string versionId)
    {
        var domain = Require(id);
        return (domain, domain.Versions.FirstOrDefault(version => version.Id == versionId) ?? throw RefusedException.Missing("NLU domain version", versionId));
    }

    /// <summary>The version of the domain that belongs to a version of a bot.</summary>
    internal LanguageVersion Of(Flow flow, FlowVersion version)
    {
        // Training takes a while after the flow was published, as long as a job.
        var trained = version.Published + options.JobDuration;
        var id = VersionId(flow, version);
        return new LanguageVersion
        {
            Id = id,
            Language = version.Content.Facts.DefaultLanguage,
            Intents = version.Content.Facts.Intents,
            TrainingStatus = Status(trained, _broken.Contains((flow.LanguageDomainId!, id))),
            Created = version.Created,
            Trained = trained <= agenda.Now ? trained : null,
            Published = version.Published,
        };
    }

    internal LanguageDomain Create(string name, string language)
    {
        lock (gate)
        {
            var domain = new LanguageDomain { Id = Guid.NewGuid().ToString(), Name = name, Language = language, Created = agenda.Now };
            return _own[domain.Id] = domain;
        }
    }

    internal LanguageDomain Put(LanguageDomain domain)
    {
        lock (gate)
        {
            return _own.ContainsKey(domain.Id)
                ? _own[domain.Id] = domain
                : throw RefusedException.Conflict("general.conflict", $"The NLU domain '{domain.Name}' belongs to a bot flow.");
        }
    }

    internal void Remove(string id)
    {
        lock (gate)
        {
            var domain = Require(id);
            if (!_own.Remove(id))
            {
                throw RefusedException.Conflict("general.conflict", $"The NLU domain '{domain.Name}' belongs to a bot flow.");
            }
        }
    }

    internal LanguageVersion Train(string id, string versionId)
    {
        lock (gate)
        {
            var (domain, version) = Require(id, versionId);
            var training = version with { TrainingStatus = "Training" };
            Replace(domain, training);
            agenda.Add(agenda.Now + options.JobDuration, now => Replace(Require(id), training with { TrainingStatus = "Trained", Trained = now }));
            return training;
        }
    }

    internal LanguageVersion Publish(string id, string versionId)
    {
        lock (gate)
        {
            var (domain, version) = Require(id, versionId);
            var published = version with { Published = agenda.Now };
            Replace(domain, published);
            return published;
        }
    }

    /// <summary>Lets the training of every version of a bot that exists now fail, as a control of the sandbox.</summary>
    internal void BreakTraining(Flow flow)
    {
        lock (gate)
        {
            foreach (var version in flow.Versions)
            {
                _broken.Add((flow.LanguageDomainId!, VersionId(flow, version)));
            }
        }
    }

    private string Status(DateTimeOffset? trained, bool isBroken)
    {
        if (trained is null)
        {
            return "Untrained";
        }

        var status = isBroken ? "Error" : "Trained";
        return trained > agenda.Now ? "Training" : status;
    }

    private void Replace(LanguageDomain domain, LanguageVersion version) =>
        Put(domain with { Versions = [.. domain.Versions.Select(each => each.Id == version.Id ? version : each)] });

    private LanguageDomain Of(Flow flow) => new()
    {
        Id = flow.LanguageDomainId!,
        Name = flow.Name,
        Language = flow.Newest?.Content.Facts.DefaultLanguage ?? "en-us",
        Created = flow.Versions.FirstOrDefault()?.Created ?? agenda.Now,
        Versions = [.. flow.Versions.Select(version => Of(flow, version))],
    };

    private static string VersionId(Flow flow, FlowVersion version) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{flow.LanguageDomainId}/{version.Id}")).AsSpan(0, 16)).ToString();
}
