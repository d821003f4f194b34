using System.Diagnostics;
using Simulation.Testing;

namespace Simulation.Journal.Tests.RealDisk;

/// <summary>A way to make a real file system fail: shell commands, run where the journal's process runs.</summary>
/// <param name="Mount">Prepares <c>$DISK</c>, the folder of the journal.</param>
/// <param name="Fill">From now on there is no room.</param>
/// <param name="Free">There is room again.</param>
/// <param name="Remount">
/// Run while the journal is closed, so that what is read afterwards comes from the medium.
/// </param>
internal sealed record Disk(string Name, string Mount, string Fill, string Free, string Remount)
{
    private const string NoRoom = "head -c 64M /dev/zero > $FILLER 2> /dev/null";
    private const string Clear = "rm $FILLER";

    /// <summary>A file system of 8 MiB in memory that something else fills: a write finds no space.</summary>
    public static readonly Disk Full = new(
        "a full disk",
        "mount -t tmpfs -o size=8m none $DISK && FILLER=$DISK/filler",
        "FILLER=$DISK/filler; " + NoRoom,
        "FILLER=$DISK/filler; " + Clear,
        "true"
    );

    /// <summary>
    /// A disk whose medium runs out behind its back, as a thin volume does: writes go well, and the sync fails with an
    /// I/O error. What it had not written by then is lost to it.
    /// </summary>
    public static readonly Disk Failing = new(
        "a disk with I/O errors",
        "mount -t tmpfs -o size=8m none $DISK && truncate -s 32M $DISK/medium && mkfs.ext4 -q -b 4096 -O ^has_journal $DISK/medium"
            + " && mkdir $DISK/files && mount -o loop,errors=continue $DISK/medium $DISK/files",
        "sync; FILLER=$DISK/filler; " + NoRoom,
        "FILLER=$DISK/filler; " + Clear,
        "umount $DISK/files && mount -o loop,errors=continue $DISK/medium $DISK/files"
    );

    /// <summary>
    /// A process whose files may not grow beyond a limit: what does not fit is refused with an error of its own.
    /// </summary>
    public static readonly Disk Limited = new(
        "a limit on the size of files",
        "trap '' XFSZ",
        "prlimit --pid $PPID --fsize=4096:",
        "prlimit --pid $PPID --fsize=unlimited:",
        "true"
    );

    /// <summary>Where the journal lies, below <c>$DISK</c>.</summary>
    public string Folder => this == Failing ? "$DISK/files" : "$DISK";

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return "Made with the means of Linux.";
            using var folder = new TemporaryFolder();
            using var trial = Process.Start(Start(folder.Path, "true", redirect: false))!;
            var complaint = trial.StandardError.ReadToEnd();
            trial.WaitForExit();
            return trial.ExitCode == 0 ? null : $"No {Name} can be made here: {complaint.Trim()}";
        }
    }

    /// <summary>How to start a program on it; its own mounts are gone when the program is.</summary>
    public ProcessStartInfo Start(string folder, string program, bool redirect = true)
    {
        // A journal that was ended by a failed sync is started again by this, its supervisor, on a disk that works
        // again.
        var script =
            this == Failing
                ? $"set -e; export DISK='{folder}'; {Mount}; until {program}; do [ $? = 70 ]; {Free}; {Remount}; done"
                : $"set -e; export DISK='{folder}'; {Mount}; exec {program}";
        string[] shell = ["sh", "-c", script];
        string[] command = Environment.IsPrivilegedProcess
            ? ["unshare", "--mount", .. shell]
            : ["unshare", "--user", "--map-root-user", "--mount", .. shell];
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = true,
        };
    }

    public override string ToString() => Name;
}
