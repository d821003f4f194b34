using System.Security.Cryptography;
using Simulation.Rules.Sessions;
using Simulation.Rules.Tests.Visibility;
using Simulation.Rules.Visibility;

namespace Simulation.Rules.Tests.Sessions;

public sealed class SeedCommitmentTests
{
    private const string Pack = "00ff";
    private const string Nonce = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public void It_is_the_hash_of_seed_pack_and_nonce_each_after_its_length()
    {
        byte[] content =
        [
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            5,
            .. "d\u00fcrr"u8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            0x00,
            0xff,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            32,
            .. Convert.FromHexString(Nonce),
        ];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), SeedCommitment.Of("d\u00fcrr", Pack, Nonce));
    }

    [Fact]
    public void Another_seed_pack_or_nonce_is_another_commitment()
    {
        string[] all =
        [
            SeedCommitment.Of("seed", Pack, Nonce),
            SeedCommitment.Of("seed2", Pack, Nonce),
            SeedCommitment.Of("seed", "01ff", Nonce),
            SeedCommitment.Of("seed", Pack, SeedCommitment.DrawNonce()),
            SeedCommitment.Of("seed", Pack, SeedCommitment.DrawNonce()),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Everybody_is_shown_it_and_the_facilitator_alone_the_seed()
    {
        var world = Table.Running().World with { Commitment = "c0ffee" };
        foreach (var viewer in Viewers.Limited(world))
        {
            var sheet = Sheets.For(Redaction.For(world, viewer), viewer);
            Assert.Equal("c0ffee", sheet.Commitment);
            Assert.Null(sheet.Seed);
        }

        Assert.NotNull(Sheets.For(world, Viewer.Facilitator).Seed);
    }
}
