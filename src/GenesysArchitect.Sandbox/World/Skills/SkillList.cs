using System.Collections.Concurrent;
using GenesysArchitect.Sandbox.World.Seed;

namespace GenesysArchitect.Sandbox.World.Skills;

/// <summary>The routing skills of the organization. Safe to read and change while requests arrive.</summary>
public sealed class SkillList
{
    private readonly ConcurrentDictionary<string, Skill> _skills =
        new(SeedFile.Read<IReadOnlyList<Skill>>("skills.json").Select(skill => KeyValuePair.Create(skill.Id, skill)));

    internal SkillList()
    {
    }

    /// <summary>All skills, by id.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<Skill> ToList() => [.. _skills.Values.OrderBy(skill => skill.Id, StringComparer.Ordinal)];

    /// <summary>A skill.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The skill, or null when there is none of that id.</returns>
    public Skill? Find(string id) => _skills.GetValueOrDefault(id);

    /// <summary>Adds a skill, or puts it in the place of the one that has its id.</summary>
    /// <param name="skill">The skill.</param>
    public void Put(Skill skill)
    {
        ArgumentNullException.ThrowIfNull(skill);
        _skills[skill.Id] = skill;
    }

    /// <summary>Takes a skill away.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string id) => _skills.TryRemove(id, out _);
}
